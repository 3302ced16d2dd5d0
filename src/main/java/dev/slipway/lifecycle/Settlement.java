package dev.slipway.lifecycle;

import java.time.Duration;

/**
 * How a piece of work ends: the change to save, and when to look again. The change runs in one
 * transaction behind the epoch check, so it is saved whole and by the owner, or not at all. With
 * nothing to change, or a {@link ListChange}, many settlements share one transaction.
 *
 * @param change runs inside the transaction; no provider calls
 * @param pause until the item is due again; null ends the item
 * @param progress false keeps the attempt count, so that waits grow
 * @param error why it comes back, or null
 */
public record Settlement(Runnable change, Duration pause, boolean progress, String error) {
    private static final Runnable NOTHING = () -> {};

    /** Whether there is nothing to save besides the end of the claim. */
    boolean changesNothing() {
        return change == NOTHING;
    }

    /** Save and go on at once. */
    public static Settlement next(Runnable change) {
        return new Settlement(change, Duration.ZERO, true, null);
    }

    /** Save and look again later. */
    public static Settlement again(Duration pause, Runnable change) {
        return new Settlement(change, pause, true, null);
    }

    /** Nothing to save; look again later. */
    public static Settlement again(Duration pause) {
        return new Settlement(NOTHING, pause, true, null);
    }

    /** It did not work and may work later. */
    public static Settlement retry(Duration pause, String error) {
        return new Settlement(NOTHING, pause, false, error);
    }

    /** Save; there is nothing more to do for this subject until it is woken by a new item. */
    public static Settlement done(Runnable change) {
        return new Settlement(change, null, true, null);
    }

    public static Settlement done() {
        return done(NOTHING);
    }
}
