package dev.slipway.lifecycle;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Waits that grow and scatter: full jitter between a floor and a doubling ceiling. */
public final class Backoff {
    private static final Duration FLOOR = Duration.ofMillis(500);
    private static final Duration FIRST = Duration.ofSeconds(1);

    /** Divides the longest waits in storms. */
    private static final int HASTE = Integer.getInteger("dev.slipway.engine.haste", 1);

    private static final Duration CEILING = Duration.ofMinutes(5).dividedBy(HASTE);
    private static final Duration LONGEST_WISH = Duration.ofMinutes(15).dividedBy(HASTE);

    /** Of doublings for what comes back by itself, such as a database that is restarted. */
    private static final int SOON = 5;

    private Backoff() {}

    /** The wait before attempt {@code attempt + 1}; between 0.5 s and 5 min. */
    public static Duration after(int attempt, RandomGenerator random) {
        int doublings = Math.clamp(attempt - 1L, 0, 12);
        long ceiling = Math.min(CEILING.toMillis(), FIRST.toMillis() << doublings);
        return Duration.ofMillis(
                Math.max(FLOOR.toMillis(), (long) (random.nextDouble() * ceiling)));
    }

    /** As {@link #after}, but never more than half a minute. */
    static Duration soon(int attempt, RandomGenerator random) {
        return after(Math.min(attempt, SOON + 1), random);
    }

    /** For what a person must mend: grows to 15 min, and never below half of what it grew to. */
    public static Duration slow(int attempt, RandomGenerator random) {
        int doublings = Math.clamp(attempt - 1L, 0, 12);
        long ceiling = Math.min(LONGEST_WISH.toMillis(), FIRST.toMillis() << doublings);
        return Duration.ofMillis((long) ((1 + random.nextDouble()) * ceiling / 2));
    }

    /** A provider's wish, kept between our floor and 15 min. */
    public static Duration obey(Duration retryAfter) {
        if (retryAfter.compareTo(FLOOR) < 0) {
            return FLOOR;
        }
        return retryAfter.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : retryAfter;
    }
}
