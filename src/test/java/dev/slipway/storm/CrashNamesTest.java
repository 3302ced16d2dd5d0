package dev.slipway.storm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.lifecycle.WorkHandler;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CrashNamesTest {
    private static final Set<String> OF_TESTS =
            Set.of("test", "test-bulk", "webhook-test", "bench", "bench-alone");

    @Inject @All List<WorkHandler> handlers;

    @Test
    void all_areManyAndDifferent() {
        assertThat(CrashNames.all()).hasSizeGreaterThanOrEqualTo(45).doesNotHaveDuplicates();
    }

    @Test
    void all_haveEveryKindOfWork() {
        assertThat(CrashNames.all())
                .containsAll(
                        handlers.stream()
                                .map(WorkHandler::kind)
                                .filter(kind -> !OF_TESTS.contains(kind))
                                .map(kind -> "inside-settle:" + kind)
                                .toList());
    }
}
