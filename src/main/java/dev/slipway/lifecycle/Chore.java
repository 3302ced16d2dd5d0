package dev.slipway.lifecycle;

import java.time.Duration;

/**
 * Something that each process does for itself every so often, because what it knows lives in its
 * memory. What one process can do for all is a {@link Duty}.
 */
public interface Chore {

    Duration every();

    /** Once at start and then every so often. A failure is logged, and it comes back. */
    void run();
}
