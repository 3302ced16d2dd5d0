package dev.slipway.bench;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Something that runs jobs out of PostgreSQL. */
interface Contestant {
    Duration LONGEST = Duration.ofMinutes(2);

    String title();

    /** How many jobs a round has; enough for seconds of work. */
    int jobs();

    /** Puts the jobs of a round where they wait, not measured. */
    void prepare() throws Exception;

    /** Works on all of them and returns when the last one is done and saved. */
    void run() throws Exception;

    /** Waits for a count; looks often, so that the end is seen when it happens. */
    static void until(long wanted, LongSupplier count) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (count.getAsLong() < wanted) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not done after " + LONGEST);
            }
            LockSupport.parkNanos(2_000_000);
        }
    }
}
