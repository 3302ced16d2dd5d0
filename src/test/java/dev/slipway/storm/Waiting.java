package dev.slipway.storm;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits of the harness, which lives in real time among real processes. */
final class Waiting {
    private static final Duration LOOK = Duration.ofMillis(100);

    private Waiting() {}

    static void pause(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }

    /** Whether it came true in time. */
    static boolean reached(Duration atMost, BooleanSupplier condition) {
        long until = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - until > 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            pause(LOOK);
        }
        return true;
    }

    static void until(String what, Duration atMost, BooleanSupplier condition) {
        if (!reached(atMost, condition)) {
            throw new IllegalStateException("Not within " + atMost + ": " + what);
        }
    }
}
