package dev.slipway.sandbox.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Simulated time: runs {@code speed} times as fast as the wall, never backwards. It is fixed by an
 * anchor, which the ledger keeps, so that it goes on across restarts as if the sandbox had stayed
 * up.
 */
public final class SimClock {
    private final InstantSource wall;
    private Anchor anchor;
    private Instant latest = Instant.EPOCH;

    /** At {@code wall} it was {@code sim}, and ran {@code speed} times as fast from there. */
    public record Anchor(Instant wall, Instant sim, double speed) {}

    public SimClock(InstantSource wall) {
        this.wall = wall;
        Instant start = wall.instant();
        this.anchor = new Anchor(start, start, 1);
    }

    public synchronized Instant now() {
        Duration passed = Duration.between(anchor.wall, wall.instant());
        if (passed.isNegative()) {
            passed = Duration.ZERO; // the wall clock was set back
        }
        long micros = (long) (passed.toNanos() / 1_000.0 * anchor.speed);
        Instant now = anchor.sim.plus(micros, ChronoUnit.MICROS);
        if (now.isAfter(latest)) {
            latest = now;
        }
        return latest;
    }

    /** The anchor for going on from here, {@code push} later, at {@code speed}. */
    public synchronized Anchor anchorFromHere(Duration push, double speed) {
        return new Anchor(wall.instant(), now().plus(push), speed);
    }

    public synchronized void follow(Anchor newAnchor) {
        anchor = newAnchor;
    }

    /** What was recorded at {@code instant} has happened: time is not earlier than that. */
    public synchronized void notBefore(Instant instant) {
        if (instant.isAfter(latest)) {
            latest = instant;
        }
    }

    public synchronized double speed() {
        return anchor.speed;
    }

    /** Waits in wall time. */
    public static void pause(Duration wallTime) {
        long end = System.nanoTime() + wallTime.toNanos();
        for (long left = wallTime.toNanos();
                left > 0 && !Thread.currentThread().isInterrupted();
                left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
