package dev.slipway.webhook;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The machine's time, and as much more as a test asks for; may be wrong, as machines' clocks are.
 */
@Alternative
@Singleton
class TurnedClock extends Clock {
    private static volatile Duration ahead = Duration.ZERO;
    private static volatile Duration wrong = Duration.ZERO;

    static void reset() {
        ahead = Duration.ZERO;
        wrong = Duration.ZERO;
    }

    static void turn(Duration by) {
        ahead = ahead.plus(by);
    }

    /** This machine's clock alone; the database's stays right. */
    static void misset(Duration by) {
        wrong = by;
    }

    static Duration ahead() {
        return ahead;
    }

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
        return Clock.systemUTC().instant().plus(ahead).plus(wrong);
    }
}
