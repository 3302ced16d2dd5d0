package dev.slipway.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When a delivery is tried again: eleven attempts over 87.6 h, the example of Standard Webhooks and
 * one more. Jitter only adds, so that an outage of three days ends before the last attempt however
 * the dice fall.
 */
final class RetrySchedule {
    private static final List<Duration> WAITS =
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(5),
                    Duration.ofHours(10),
                    Duration.ofHours(14),
                    Duration.ofHours(20),
                    Duration.ofHours(24),
                    Duration.ofHours(12));
    private static final double MOST_JITTER = 0.2;

    /** Divides the waits in storms, which do not last for days. */
    private static final int HASTE = Integer.getInteger("dev.slipway.webhook.haste", 1);

    /** What a receiver may ask for at most; more would let it hold its events for ever. */
    static final Duration LONGEST_WISH = Duration.ofHours(1);

    private RetrySchedule() {}

    /**
     * The wait behind an attempt; empty behind the last.
     *
     * @param attempt from 1
     * @param retryAfter what the receiver asked for, or null; never shortens the wait
     * @param jitter 0 to 1, adding up to a fifth
     */
    static Optional<Duration> wait(int attempt, Duration retryAfter, double jitter) {
        if (attempt > WAITS.size()) {
            return Optional.empty();
        }
        Duration planned = hasty(WAITS.get(attempt - 1));
        Duration scattered = planned.plusMillis((long) (planned.toMillis() * MOST_JITTER * jitter));
        Duration asked = bounded(retryAfter);
        return Optional.of(asked.compareTo(scattered) > 0 ? asked : scattered);
    }

    static Duration hasty(Duration wait) {
        return wait.dividedBy(HASTE);
    }

    /** A wish for a wait, from zero to an hour. */
    static Duration bounded(Duration retryAfter) {
        if (retryAfter == null) {
            return Duration.ZERO;
        }
        return retryAfter.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : retryAfter;
    }
}
