package dev.slipway.storm;

import java.time.Duration;
import java.util.List;

/**
 * The time of the plan. It stands still while no replica works, so that a slow machine sees the
 * same storm as a fast one, only longer; but not for ever: replicas that never come up are a
 * finding, too.
 */
final class PlanClock {
    private static final Duration TICK = Duration.ofMillis(50);

    private static final int LONGER = 5;
    private static final Duration AT_LEAST = Duration.ofMinutes(5);

    private final List<Replica> replicas;
    private final Duration patience;
    private final Thread ticker;
    private volatile long nanos;

    /**
     * @param length of the plan
     */
    PlanClock(List<Replica> replicas, Duration length) {
        this.replicas = replicas;
        this.patience = length.multipliedBy(LONGER).plus(AT_LEAST);
        this.ticker = Thread.ofVirtual().start(this::tick);
    }

    /** Comes back at that time of the plan, or when interrupted. */
    void await(Duration at) {
        while (nanos < at.toNanos() && !Thread.currentThread().isInterrupted()) {
            Waiting.pause(TICK);
        }
    }

    private void tick() {
        long begun = System.nanoTime();
        long last = begun;
        while (!Thread.currentThread().isInterrupted()) {
            Waiting.pause(TICK);
            long now = System.nanoTime();
            if (now - begun > patience.toNanos() || replicas.stream().anyMatch(Replica::working)) {
                nanos += now - last;
            }
            last = now;
        }
    }

    void stop() {
        ticker.interrupt();
    }
}
