package dev.slipway.sandbox.upload;

import dev.slipway.sandbox.web.Digests;
import dev.slipway.sandbox.weights.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Weights of a model, as an upload brought them.
 *
 * @param id {@code rv_...}
 * @param findings why its validation fails; none: it succeeds
 */
public record Revision(
        String id,
        String modelId,
        long seq,
        Instant createdAt,
        List<Finding> findings,
        Outcome outcome) {
    private static final Duration VALIDATION = Duration.ofSeconds(45);
    private static final Finding ASKED_FOR =
            new Finding("sandbox_fault", "ERROR", "A fault was asked for");

    static Revision of(Upload upload, Instant at, boolean fails) {
        Outcome outcome = upload.plan().outcome();
        return new Revision(
                "rv_" + Digests.sha256("rv:" + upload.id()).substring(0, 24),
                upload.plan().modelId(),
                upload.seq(),
                at,
                fails ? List.of(ASKED_FOR) : outcome.report().findings(),
                outcome);
    }

    public Instant validatedAt() {
        return createdAt.plus(VALIDATION);
    }

    public boolean validated(Instant now) {
        return !now.isBefore(validatedAt());
    }

    /** The provider's word. */
    public String status(Instant now) {
        String word = findings.isEmpty() ? "SUCCESS" : "FAILED";
        return "REVISION_VALIDATION_STATUS_" + (validated(now) ? word : "PENDING");
    }
}
