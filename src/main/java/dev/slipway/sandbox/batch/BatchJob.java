package dev.slipway.sandbox.batch;

import dev.slipway.sandbox.clock.Phase;
import dev.slipway.sandbox.clock.Timeline;
import dev.slipway.sandbox.web.FaultKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A batch.
 *
 * @param cancelledAt null unless it was cancelled on the way
 * @param result null until its lines are answered
 */
record BatchJob(
        String id, long seq, Plan plan, Instant createdAt, Instant cancelledAt, Result result) {
    static final String IN_PROGRESS = "IN_PROGRESS";
    static final String COMPLETED = "COMPLETED";
    private static final Duration VALIDATION = Duration.ofSeconds(10);
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration PER_LINE = Duration.ofMillis(50);
    private static final Duration WINDOW = Duration.ofHours(24);

    /**
     * What the ledger keeps of it.
     *
     * @param error why the file cannot be used; null when it can
     * @param fate what a fault has in store for it; null for nothing
     */
    record Plan(
            String inputFileId,
            String sha,
            long bytes,
            String endpoint,
            String modelId,
            int lines,
            String error,
            FaultKind fate) {}

    /** Ids of files; null for one that would be empty. */
    record Result(String outputFileId, String errorFileId) {}

    Timeline timeline() {
        Timeline begun = new Timeline(List.of(new Phase(createdAt, "VALIDATING", "", 0)));
        Instant validated = createdAt.plus(VALIDATION);
        Timeline planned;
        if (plan.error != null) {
            planned = begun.then(new Phase(validated, "FAILED", plan.error, 0));
        } else if (plan.fate == FaultKind.STUCK_IN_QUEUE) {
            planned = begun.then(validated, IN_PROGRESS).then(createdAt.plus(WINDOW), "EXPIRED");
        } else {
            String end = plan.fate == FaultKind.ENDS_ERROR ? "FAILED" : COMPLETED;
            String why = plan.fate == FaultKind.ENDS_ERROR ? "Internal error" : "";
            planned = begun.then(validated, IN_PROGRESS).then(new Phase(done(), end, why, 0));
        }
        return cancelledAt == null
                ? planned
                : planned.cutAt(cancelledAt).then(cancelledAt, "CANCELLED");
    }

    private Instant done() {
        return createdAt.plus(VALIDATION).plus(SHORTEST).plus(PER_LINE.multipliedBy(plan.lines));
    }

    Instant deadline() {
        return createdAt.plus(WINDOW);
    }

    /** From 0 to 100. */
    double progress(Instant now) {
        Phase phase = timeline().at(now);
        if (phase.is(COMPLETED)) {
            return 100;
        }
        if (!phase.is(IN_PROGRESS)) {
            return 0;
        }
        double part =
                (double) Duration.between(phase.from(), now).toMillis()
                        / Duration.between(phase.from(), done()).toMillis();
        return Math.floor(Math.min(part, 0.99) * 100);
    }

    /** Its time has come, and nobody has answered its lines yet. */
    boolean due(Instant now) {
        return result == null && timeline().at(now).is(COMPLETED);
    }

    BatchJob cancelled(Instant at) {
        return new BatchJob(id, seq, plan, createdAt, at, result);
    }

    BatchJob with(Result files) {
        return new BatchJob(id, seq, plan, createdAt, cancelledAt, files);
    }
}
