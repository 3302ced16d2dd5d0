package dev.slipway.lifecycle;

import java.time.Duration;

/**
 * Something to be done every so often by one process of all: a sweep, a sync, a roll-up. The row in
 * {@code duty} says when; Quartz and the local tick only ring.
 */
public interface Duty {

    /** Never changes: it is the row's key. */
    String name();

    Duration every();

    /** Does it once. A failure is kept in the row and the duty comes back at its next time. */
    void run();
}
