package dev.slipway.lifecycle;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Map;

/**
 * Places at which a test harness may have the process die at once, as by kill -9, or sleep, as by
 * SIGSTOP. Only the few doors through which everything passes have one; inert unless {@code
 * SLIPWAY_CRASH_AT} names some, comma separated, each {@code door:step[:n][:stop]} with the hit
 * that counts, from 1.
 *
 * <p>Doors: {@code claim:<kind>} before the work, {@code inside-settle:<kind>} before the commit
 * that ends it, {@code after-settle:<kind>} behind that; {@code committed:<kind>:<state>} behind
 * the commit of a transition; {@code before-send:<step>}, {@code after-send:<step>} and {@code
 * unknown:<step>} around the create of an effect, each before anything more is saved; {@code
 * deliver:before-send} and {@code deliver:after-ack} around the delivery of an event.
 */
public final class CrashPoints {
    private static final Map<String, CrashPoint> WANTED =
            CrashPoint.parse(System.getenv("SLIPWAY_CRASH_AT"));

    private CrashPoints() {}

    /** Goes through a door; does not come back from it, or much later, when that was wanted. */
    public static void pass(String door, String step) {
        if (!WANTED.isEmpty()) {
            CrashPoint point = WANTED.get(door + ":" + step);
            if (point != null) {
                point.hit();
            }
        }
    }

    /** Passes the point once the running transaction has committed. */
    static void afterCommit(TransactionSynchronizationRegistry registry, String what) {
        if (WANTED.isEmpty() || registry.getTransactionKey() == null) {
            return;
        }
        registry.registerInterposedSynchronization(
                new Synchronization() {
                    @Override
                    public void beforeCompletion() {
                        // Only the end counts.
                    }

                    @Override
                    public void afterCompletion(int status) {
                        if (status == Status.STATUS_COMMITTED) {
                            pass("committed", what);
                        }
                    }
                });
    }
}
