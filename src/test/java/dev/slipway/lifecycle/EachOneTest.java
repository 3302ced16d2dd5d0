package dev.slipway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** One that fails or hangs keeps no other from its turn, and is not forgotten. */
class EachOneTest {
    private final Queue<String> served = new ConcurrentLinkedQueue<>();
    private final EachOne each = new EachOne();

    @Test
    void sideBySide_oneFailsAndOneHangs_othersAreServedAndBothAreTold() {
        each.sideBySide(
                List.of("fails", "hangs", "good"),
                one -> {
                    switch (one) {
                        case "fails" -> throw new IllegalArgumentException("no");
                        case "hangs" -> hang();
                        default -> served.add(one);
                    }
                },
                Duration.ofMillis(500));

        assertThat(served).containsExactly("good");
        assertThatThrownBy(each::raise)
                .hasMessageContaining("2 failed")
                .hasMessageContaining("fails: java.lang.IllegalArgumentException: no")
                .hasMessageContaining("hangs: not done within");
    }

    @Test
    void raise_nothingFailed_saysNothing() {
        assertThat(each.run("good", () -> served.add("good"))).isTrue();

        assertThatCode(each::raise).doesNotThrowAnyException();
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
