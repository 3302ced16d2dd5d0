package dev.slipway.demo;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Time that passes whatever the wall clock does. */
record Stopwatch(LongSupplier nanos, long since) {

    static Stopwatch start() {
        return new Stopwatch(System::nanoTime, System.nanoTime());
    }

    Duration passed() {
        return Duration.ofNanos(nanos.getAsLong() - since);
    }
}
