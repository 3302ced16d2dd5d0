package dev.slipway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LanesTest {
    private final Lanes lanes = new Lanes();

    @Test
    void in_laneOfTheFailingFull_stillTakesTheHealthy() {
        assertThat(admitted(true, 0)).isEqualTo(4);
        assertThat(healthyWhileFailing(4)).contains("served");
    }

    @Test
    void in_afterAFailure_roomIsGivenBack() {
        for (int i = 0; i < 20; i++) {
            try {
                lanes.in(
                        true,
                        () -> {
                            throw new IllegalStateException("for the test");
                        });
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("for the test");
            }
        }
        assertThat(admitted(true, 0)).isEqualTo(4);
    }

    /** How many go in at once, each holding its place while the next one tries. */
    private int admitted(boolean failing, int already) {
        return lanes.in(failing, () -> admitted(failing, already + 1)).orElse(already);
    }

    private Optional<String> healthyWhileFailing(int depth) {
        return depth == 0
                ? lanes.in(false, () -> "served")
                : lanes.in(true, () -> healthyWhileFailing(depth - 1)).orElseThrow();
    }
}
