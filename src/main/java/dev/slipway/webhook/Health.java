package dev.slipway.webhook;

import java.time.Duration;
import java.time.Instant;

/**
 * How an endpoint does, all its deliveries together. One that fails is asked about once a minute,
 * with one delivery: a hundred thousand waiting events shall not each find out for themselves.
 *
 * @param failingSince first failure since the last success; null while it does well
 * @param failures rounds without a success in a row
 * @param pausedUntil nothing is sent before; null for now
 */
record Health(Instant failingSince, int failures, Instant pausedUntil) {
    static final Health GOOD = new Health(null, 0, null);
    static final Duration GIVE_UP = Duration.ofDays(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int DOUBLINGS = 6;

    boolean failing() {
        return failingSince != null;
    }

    boolean paused(Instant now) {
        return pausedUntil != null && pausedUntil.isAfter(now);
    }

    /** It failed for five days without a success. */
    boolean hopeless(Instant now) {
        return failing() && !failingSince.plus(GIVE_UP).isAfter(now);
    }

    Health after(RoundResult round, Instant now) {
        Duration asked = RetrySchedule.bounded(round.retryAfter());
        if (round.delivered() > 0) {
            return new Health(null, 0, asked.isZero() ? null : now.plus(asked));
        }
        if (round.failed() == 0) {
            return this;
        }
        Duration pause = RetrySchedule.hasty(pause(failures));
        return new Health(
                failing() ? failingSince : now,
                failures + 1,
                now.plus(asked.compareTo(pause) > 0 ? asked : pause));
    }

    private static Duration pause(int failuresBefore) {
        if (failuresBefore >= DOUBLINGS) {
            return LONGEST_PAUSE;
        }
        return Duration.ofSeconds(1L << failuresBefore);
    }
}
