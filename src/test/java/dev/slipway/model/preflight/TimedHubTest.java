package dev.slipway.model.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.provider.HubException;
import dev.slipway.provider.HubFailure;
import dev.slipway.provider.HubSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TimedHubTest {
    private static final HubSource AT = new HubSource("acme/tiny", TestHub.COMMIT, null);

    private final TestHub hub = new TestHub().with("a", "text");

    @Test
    void call_withinTheTime_answersOrFailsAsTheHubDoes() {
        TimedHub timed = new TimedHub(hub, Clock.systemUTC(), Duration.ofMinutes(5));

        assertThat(timed.file(AT, "a", 9)).asString().isEqualTo("text");
        hub.breaking("a", HubFailure.HF_FILE_NOT_FOUND);
        assertThatThrownBy(() -> timed.file(AT, "a", 9))
                .isInstanceOfSatisfying(
                        HubException.class,
                        missing ->
                                assertThat(missing.code()).isEqualTo(HubFailure.HF_FILE_NOT_FOUND));
    }

    @Test
    void call_afterTheEnd_isRefusedWithoutAsking() {
        Hand clock = new Hand();
        TimedHub timed = new TimedHub(hub, clock, Duration.ofMinutes(5));
        clock.now = clock.now.plus(Duration.ofMinutes(5));

        assertThatThrownBy(() -> timed.file(AT, "a", 9))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("PT5M");
        assertThat(hub.calls).hasValue(0);
    }

    @Test
    void call_thatHangs_isLeftAtTheEnd() {
        CountDownLatch never = new CountDownLatch(1);
        TimedHub timed = new TimedHub(hub, Clock.systemUTC(), Duration.ofMillis(50));

        assertThatThrownBy(
                        () ->
                                timed.stream(
                                        AT,
                                        "a",
                                        0,
                                        4,
                                        in -> {
                                            try {
                                                never.await();
                                            } catch (InterruptedException stopped) {
                                                Thread.currentThread().interrupt();
                                            }
                                            return in;
                                        }))
                .isInstanceOfSatisfying(
                        HubException.class, late -> assertThat(late.kind().retryable()).isTrue());
    }

    private static final class Hand extends Clock {
        private Instant now = TestHub.NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
