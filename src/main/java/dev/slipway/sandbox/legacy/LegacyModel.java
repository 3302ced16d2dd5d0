package dev.slipway.sandbox.legacy;

import dev.slipway.sandbox.clock.Phase;
import dev.slipway.sandbox.clock.Timeline;
import dev.slipway.sandbox.upload.Outcome;
import dev.slipway.sandbox.upload.Pace;
import dev.slipway.sandbox.web.FaultKind;
import dev.slipway.sandbox.weights.Finding;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Weights uploaded in V1, and the job that brings them.
 *
 * @param jobId {@code job-<uuid>}
 * @param seq its place among all acts
 * @param name {@code <user>/<name>}
 */
public record LegacyModel(String jobId, long seq, String name, Plan plan, Instant createdAt) {
    static final String COMPLETE = "Complete";

    /**
     * What the ledger keeps of it; no token.
     *
     * @param modelId {@code model-<uuid>}
     * @param type {@code model} or {@code adapter}
     * @param base catalogue name of what it is served like; null for an architecture unknown there
     * @param kind {@code huggingface} or {@code remote_archive}
     * @param fate what a fault has in store for it; null for nothing
     */
    record Plan(
            String modelId,
            String type,
            String base,
            String kind,
            String source,
            String description,
            Outcome outcome,
            FaultKind fate) {}

    Timeline timeline() {
        Pace pace = Pace.of(createdAt, plan.outcome.bytes());
        Timeline queued = new Timeline(List.of(new Phase(createdAt, "Queued", "Job created", 0)));
        if (plan.fate == FaultKind.UPLOAD_STUCK) {
            return queued;
        }
        Timeline running = queued.then(new Phase(pace.begun(), "Running", "Job is Running", 0));
        String why = failure();
        return why == null
                ? running.then(new Phase(pace.done(), COMPLETE, "Job is Complete", 0))
                : running.then(new Phase(pace.done(), "Failed", why, 0));
    }

    /** V1 has no second gate: what fails a revision's validation in V2 fails the job here. */
    private String failure() {
        if (plan.fate == FaultKind.UPLOAD_FAILS || plan.fate == FaultKind.VALIDATION_FAILS) {
            return "Internal error during the upload";
        }
        if (!plan.outcome.taken()) {
            return plan.outcome.error();
        }
        return plan.outcome.report().findings().isEmpty()
                ? null
                : plan.outcome.report().findings().stream()
                        .map(Finding::message)
                        .collect(Collectors.joining("; "));
    }

    boolean adapter() {
        return plan.type.equals("adapter");
    }

    boolean is(String status, Instant now) {
        return timeline().at(now).is(status);
    }
}
