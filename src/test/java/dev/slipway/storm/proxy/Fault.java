package dev.slipway.storm.proxy;

import java.time.Duration;

/** What a proxy does to the bytes that pass it. */
public sealed interface Fault {
    Fault NONE = new None();

    /** Passes everything on. */
    record None() implements Fault {}

    /** Each piece is passed on this much later, in both directions. */
    record Latency(Duration time) implements Fault {}

    /** The request gets through; when the answer comes the caller gets a reset instead. */
    record Reset() implements Fault {}

    /** Both sides believe they are connected; nothing that either says arrives. */
    record HalfOpen() implements Fault {}

    /** When one side closes, the other hears of it this much later. */
    record SlowClose(Duration time) implements Fault {}

    /** The answer ends after so many bytes; both sides are closed then. */
    record Truncate(int bytes) implements Fault {}

    /** At most so much passes in a second, in each direction of each connection. */
    record Bandwidth(int bytesPerSecond) implements Fault {}
}
