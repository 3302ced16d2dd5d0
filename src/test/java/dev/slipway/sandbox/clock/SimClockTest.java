package dev.slipway.sandbox.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SimClockTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private Instant wall = START;
    private final SimClock clock = new SimClock(() -> wall);

    @Test
    void now_atSpeed60_runsAMinutePerSecond() {
        clock.follow(clock.anchorFromHere(Duration.ZERO, 60));
        wall = wall.plusSeconds(2);
        assertThat(clock.now()).isEqualTo(START.plusSeconds(120));
    }

    @Test
    void now_pushed_goesOnFromThere() {
        clock.follow(clock.anchorFromHere(Duration.ofMinutes(5), 1));
        wall = wall.plusSeconds(1);
        assertThat(clock.now()).isEqualTo(START.plusSeconds(301));
    }

    @Test
    void now_otherSpeedLater_doesNotJump() {
        clock.follow(clock.anchorFromHere(Duration.ZERO, 100));
        wall = wall.plusSeconds(10);
        clock.follow(clock.anchorFromHere(Duration.ZERO, 1));
        assertThat(clock.now()).isEqualTo(START.plusSeconds(1_000));
    }

    @Test
    void now_wallSetBack_neverRunsBackwards() {
        wall = wall.plusSeconds(10);
        Instant before = clock.now();
        wall = START.minusSeconds(100);
        assertThat(clock.now()).isEqualTo(before);
    }
}
