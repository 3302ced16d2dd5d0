package dev.slipway.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * How many endpoints this process serves at once: few enough to leave the engine its slots, and
 * those that fail on a lane of their own, where they can keep nobody waiting but each other.
 */
@ApplicationScoped
class Lanes {
    private static final int HEALTHY = 12;
    private static final int FAILING = 4;

    private final Semaphore healthy = new Semaphore(HEALTHY);
    private final Semaphore failing = new Semaphore(FAILING);

    /** Runs it when its lane has room; empty when it has none now. */
    <T> Optional<T> in(boolean isFailing, Supplier<T> work) {
        Semaphore lane = isFailing ? failing : healthy;
        if (!lane.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            lane.release();
        }
    }
}
