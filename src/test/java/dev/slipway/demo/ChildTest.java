package dev.slipway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {
    private static final long LONG_MS = 30_000;

    @TempDir Path folder;

    @Test
    void failure_endedEarly_showsTheEndOfItsLogAndWhatToDo() {
        Child child = start("for i in $(seq 40); do echo line-$i-; done; echo broken >&2; exit 3");
        assertThat(child.endedWithin(LONG_MS)).isTrue();
        assertThat(child.failure("ended with 3"))
                .hasMessageContaining("The service ended with 3")
                .hasMessageContaining(child.log().toString())
                .hasMessageContaining("    line-40-\n    broken")
                .hasMessageContaining("./slipway serve")
                .hasMessageNotContaining("line-1-");
    }

    @Test
    void close_running_endsIt() {
        Child child = start("exec sleep 600");
        assertThat(child.endedWithin(0)).isFalse();
        child.close();
        assertThat(child.process().isAlive()).isFalse();
    }

    private Child start(String script) {
        return Child.start(
                "service", new ProcessBuilder("sh", "-c", script), folder.resolve("service.log"));
    }
}
