package dev.slipway.sandbox.upload;

import dev.slipway.sandbox.clock.Phase;
import dev.slipway.sandbox.clock.Timeline;
import dev.slipway.sandbox.web.FaultKind;
import java.time.Instant;
import java.util.Optional;

/**
 * A remote upload of V2.
 *
 * @param id {@code job_...}
 * @param seq its place among all acts
 */
public record Upload(String id, long seq, Plan plan, Instant createdAt) {
    private static final String STATUS = "REMOTE_UPLOAD_STATUS_";
    private static final String ERROR = STATUS + "ERROR";
    private static final String SUCCEEDED = STATUS + "SUCCEEDED";

    /**
     * What the ledger keeps of it; no token.
     *
     * @param remoteUrl without its query
     * @param fate what a fault has in store for it; null for nothing
     */
    public record Plan(String modelId, String remoteUrl, Outcome outcome, FaultKind fate) {}

    public Timeline timeline() {
        Pace pace = Pace.of(createdAt, plan.outcome.bytes());
        Timeline pending = Timeline.startingWith(createdAt, STATUS + "PENDING");
        if (plan.fate == FaultKind.UPLOAD_STUCK) {
            return pending;
        }
        Timeline running = pending.then(pace.begun(), STATUS + "RUNNING");
        if (plan.fate == FaultKind.UPLOAD_RESTARTS) {
            running =
                    running.then(new Phase(pace.halfWay(), ERROR, "The worker was lost", 0))
                            .then(pace.halfWay().plusSeconds(10), STATUS + "RUNNING");
        }
        String why =
                plan.fate == FaultKind.UPLOAD_FAILS
                        ? "Internal error during the upload"
                        : plan.outcome.error();
        return why == null
                ? running.then(pace.done(), SUCCEEDED)
                : running.then(new Phase(pace.done(), STATUS + "FAILED", why, 0));
    }

    /** Times that a worker has taken it up again. */
    public int restarts(Instant now) {
        return timeline().reached(ERROR, now).isPresent() ? 1 : 0;
    }

    /** What came of it, once it has succeeded. */
    public Optional<Revision> revision(Instant now) {
        return timeline()
                .reached(SUCCEEDED, now)
                .map(at -> Revision.of(this, at, plan.fate == FaultKind.VALIDATION_FAILS));
    }
}
