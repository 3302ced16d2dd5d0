package dev.slipway.access;

import java.time.Duration;

/**
 * When a stream that has nothing to tell says that it is alive; proxies cut what is silent for a
 * minute. Counts what this subscriber was sent, not what the outbox holds for others.
 */
final class Pulse {
    static final Duration QUIET = Duration.ofSeconds(15);

    private long lastNanos;

    Pulse(long nowNanos) {
        lastNanos = nowNanos;
    }

    void sent(long nowNanos) {
        lastNanos = nowNanos;
    }

    boolean due(long nowNanos) {
        return nowNanos - lastNanos >= QUIET.toNanos();
    }
}
