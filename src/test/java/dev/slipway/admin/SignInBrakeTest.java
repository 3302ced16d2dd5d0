package dev.slipway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SignInBrakeTest {
    private static final String KEY = "sk-slipway-abcdefghijkl-";

    private Instant now = Instant.parse("2026-11-21T08:00:00Z");
    private final SignInBrake brake = new SignInBrake(new Turned());

    private final class Turned extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Test
    void wait_afterTenFailures_isTheRestOfTheWindow() {
        fail(SignInBrake.ALLOWED - 1, "10.0.0.1", KEY + "1");
        assertThat(brake.wait("10.0.0.1", KEY + "1")).isEmpty();

        fail(1, "10.0.0.1", KEY + "1");
        now = now.plusSeconds(60);

        assertThat(brake.wait("10.0.0.1", "another")).contains(Duration.ofMinutes(4));
        now = now.plus(Duration.ofMinutes(4));
        assertThat(brake.wait("10.0.0.1", "another")).isEmpty();
    }

    @Test
    void wait_oneKeyFromManyAddresses_isBrakedByTheKey() {
        for (int i = 0; i < SignInBrake.ALLOWED; i++) {
            brake.failed("10.0.1." + i, KEY + i);
        }

        assertThat(brake.wait("10.0.2.1", KEY + "other")).isPresent();
        assertThat(brake.wait("10.0.2.1", "sk-slipway-zyxwvutsrqpo-1")).isEmpty();
    }

    @Test
    void failed_afterTheWindow_countsFromOneAgain() {
        fail(SignInBrake.ALLOWED, "10.0.0.1", KEY);
        now = now.plus(SignInBrake.WINDOW).plusSeconds(1);

        fail(1, "10.0.0.1", KEY);

        assertThat(brake.wait("10.0.0.1", KEY)).isEmpty();
    }

    private void fail(int times, String address, String key) {
        for (int i = 0; i < times; i++) {
            brake.failed(address, key);
        }
    }
}
