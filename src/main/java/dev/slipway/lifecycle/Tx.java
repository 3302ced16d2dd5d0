package dev.slipway.lifecycle;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.function.Supplier;

/** Transactions by name: short ones, without a provider call inside. */
public final class Tx {
    private static final int SECONDS = 20;
    private static final int ATTEMPTS = 5;

    private Tx() {}

    /** Runs in a transaction of its own and returns what it gives; any exception rolls back. */
    public static <T> T call(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().timeout(SECONDS).call(work::get);
    }

    /**
     * As {@link #call}, and again when a worker changed the record meanwhile or somebody made the
     * same thing: for what a person wants, which does not become wrong by that. {@code work} reads
     * the record anew each time.
     */
    public static <T> T callAgain(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return call(work);
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !(Setbacks.raced(e) || Setbacks.collided(e))) {
                    throw e;
                }
            }
        }
    }

    /** As {@link #callAgain(Supplier)}. */
    public static void runAgain(Runnable work) {
        callAgain(
                () -> {
                    work.run();
                    return null;
                });
    }

    public static void run(Runnable work) {
        QuarkusTransaction.requiringNew().timeout(SECONDS).run(work);
    }

    /** Fails when a transaction runs: called by whoever is about to talk to a provider. */
    public static void refuseInside(String what) {
        if (QuarkusTransaction.getStatus() == jakarta.transaction.Status.STATUS_ACTIVE) {
            throw new IllegalStateException("No provider call inside a transaction: " + what);
        }
    }
}
