package dev.slipway.sandbox.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.clock.Phase;
import dev.slipway.sandbox.clock.Timeline;
import dev.slipway.sandbox.web.FaultKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * An evaluation.
 *
 * @param result null until its rows are judged
 */
record Evaluation(String id, long seq, Plan plan, Instant createdAt, Result result) {
    static final String COMPLETED = "completed";
    static final String USER_ERROR = "user_error";
    private static final Duration WAIT = Duration.ofSeconds(5);
    private static final Duration QUEUE = Duration.ofSeconds(15);
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration PER_ROW = Duration.ofMillis(200);

    /**
     * What the ledger keeps of it; no token of an outer provider.
     *
     * @param sha of the dataset
     * @param error what is wrong with dataset or templates; null when nothing is
     */
    record Plan(
            String type,
            ObjectNode parameters,
            String sha,
            int rows,
            String error,
            FaultKind fate) {}

    /**
     * How it ended.
     *
     * @param status {@code completed}, {@code error} or {@code user_error}
     * @param results by type, or with the field {@code error}
     */
    record Result(String status, ObjectNode results) {}

    Timeline timeline() {
        Instant queued = createdAt.plus(WAIT);
        Instant running = queued.plus(QUEUE);
        Timeline begun =
                new Timeline(List.of(new Phase(createdAt, "pending", "", 0)))
                        .then(queued, "queued");
        if (plan.fate == FaultKind.STUCK_IN_QUEUE) {
            return begun;
        }
        Instant done = running.plus(SHORTEST).plus(PER_ROW.multipliedBy(plan.rows));
        Timeline under = begun.then(running, "running");
        if (plan.error != null) {
            return under.then(new Phase(running.plus(QUEUE), USER_ERROR, plan.error, 0));
        }
        if (plan.fate == FaultKind.ENDS_ERROR) {
            return under.then(new Phase(done, "error", "Internal error", 0));
        }
        String end = result == null ? COMPLETED : result.status;
        return under.then(done, end);
    }

    boolean due(Instant now) {
        return result == null && timeline().at(now).is(COMPLETED);
    }

    Evaluation with(Result found) {
        return new Evaluation(id, seq, plan, createdAt, found);
    }
}
