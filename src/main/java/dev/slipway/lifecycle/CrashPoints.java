package dev.slipway.lifecycle;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Set;

/**
 * Places at which a test harness may have the process die at once, as by kill -9. Only the few
 * doors through which everything passes have one; inert unless {@code SLIPWAY_CRASH_AT} names it.
 *
 * <p>Names: {@code committed:<kind>:<state>} behind the commit of a transition; {@code
 * before-send:<step>}, {@code after-send:<step>} and {@code unknown:<step>} around the create of an
 * effect, each before anything more is saved.
 */
final class CrashPoints {
    private static final int AS_BY_KILL = 137;
    private static final Set<String> WANTED = wanted(System.getenv("SLIPWAY_CRASH_AT"));

    private CrashPoints() {}

    static void pass(String door, String what) {
        if (!WANTED.isEmpty() && WANTED.contains(door + ":" + what)) {
            System.err.println("CRASH " + door + ":" + what);
            System.err.flush();
            // Not exit: no hook may run, as with a real kill.
            Runtime.getRuntime().halt(AS_BY_KILL);
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

    private static Set<String> wanted(String names) {
        return names == null || names.isBlank() ? Set.of() : Set.of(names.split(","));
    }
}
