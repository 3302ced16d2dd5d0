package dev.slipway.lifecycle;

import dev.slipway.platform.ProjectId;
import java.time.Duration;

/**
 * The right to work on one item until the lease ends. The epoch was issued by the database; each
 * write under the claim says it. Trust is measured on the monotonic clock, from before the claim
 * was asked for.
 */
public final class Claim {
    private static final Duration UNLIMITED = Duration.ofDays(365);

    private final String kind;
    private final String subject;
    private final ProjectId project;
    private final long epoch;
    private final int attempt;
    private volatile long trustedUntilNanos;
    private volatile long mayRunUntilNanos;
    private volatile boolean lost;

    Claim(Key key, ProjectId project, long epoch, int attempt, long trustedUntilNanos) {
        this.kind = key.kind();
        this.subject = key.subject();
        this.project = project;
        this.epoch = epoch;
        this.attempt = attempt;
        this.trustedUntilNanos = trustedUntilNanos;
        waits();
    }

    /** Names one work item. */
    public record Key(String kind, String subject) {}

    public Key key() {
        return new Key(kind, subject);
    }

    public String kind() {
        return kind;
    }

    public String subject() {
        return subject;
    }

    public ProjectId project() {
        return project;
    }

    public long epoch() {
        return epoch;
    }

    /** How often the item was claimed since its last progress; 1 for the first time. */
    public int attempt() {
        return attempt;
    }

    void trustUntil(long nanos) {
        trustedUntilNanos = nanos;
    }

    /** Nanoseconds of lease left by the monotonic clock; negative when it is over. */
    long trustLeft() {
        return lost ? -1 : trustedUntilNanos - System.nanoTime();
    }

    /**
     * Another has it or is about to: nothing may start any more. For good, whatever a renewal that
     * is under way brings.
     */
    void lost() {
        lost = true;
    }

    /** For a slot, for instance: that is no fault of the work. */
    void waits() {
        mayRunFor(UNLIMITED);
    }

    /** From now on; after that it counts as one that never comes back. */
    void mayRunFor(Duration limit) {
        mayRunUntilNanos = System.nanoTime() + limit.toNanos();
    }

    boolean overran() {
        return mayRunUntilNanos - System.nanoTime() <= 0;
    }
}
