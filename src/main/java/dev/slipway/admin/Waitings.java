package dev.slipway.admin;

import dev.slipway.deployment.Deployment;
import dev.slipway.deployment.DeploymentView;
import dev.slipway.lifecycle.WorkFacts;
import dev.slipway.model.CustomModel;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** Tells what a model waits for: the provider, a clock, or a person. */
@ApplicationScoped
class Waitings {
    private static final String EVALUATION = "evaluation";

    private final WorkFacts work;
    private final Clock clock;

    Waitings(WorkFacts work, Clock clock) {
        this.work = work;
        this.clock = clock;
    }

    /**
     * @param deployment null without one
     * @return null when it waits for nothing
     */
    Waiting of(CustomModel m, DeploymentView deployment) {
        return switch (m.stage) {
            case LIVE, STANDBY, FAILED, REJECTED, CANCELLED, RETIRED -> null;
            case HELD -> held(m);
            case CANARY -> canary(m);
            case EVALUATING ->
                    of(m, "the answers to its evaluation", null, null, EVALUATION, m.evaluationId);
            case DEPLOYING -> deploying(m, deployment);
            case CLOSING -> own(m, "the release of what it owns at the provider");
            case CHECKING -> own(m, "the preflight checks");
            case UPLOADING, VALIDATING -> own(m, "Together");
            case REGISTERED, UPLOADED, READY, APPROVED -> own(m, "the next look of its worker");
        };
    }

    private Waiting deploying(CustomModel m, DeploymentView deployment) {
        return deployment == null
                ? own(m, "its deployment")
                : of(
                        m,
                        "Together to bring the deployment up",
                        deployment.providerState(),
                        deployment.providerMessage(),
                        Deployment.KIND,
                        deployment.id());
    }

    private Waiting held(CustomModel m) {
        String until =
                m.heldUntil == null
                        ? ""
                        : "; its GPUs are given up "
                                + Moment.of(m.heldUntil, clock.instant()).relative();
        // The reason stands above, where all pages have it.
        return new Waiting(Waiting.YOU + until, null, null, 0, null, null, null);
    }

    private Waiting canary(CustomModel m) {
        Moment end = Moment.of(m.canaryUntil, clock.instant());
        return own(
                m,
                end == null
                        ? "the end of the canary"
                        : "the end of the canary, %s (%s)".formatted(end.relative(), end.exact()));
    }

    private Waiting own(CustomModel m, String what) {
        String word =
                m.togetherStatus == null
                        ? null
                        : m.togetherStatusOf == null
                                ? m.togetherStatus
                                : m.togetherStatusOf + " " + m.togetherStatus;
        return of(m, what, word, null, CustomModel.KIND, m.id);
    }

    private Waiting of(
            CustomModel m, String what, String word, String message, String kind, String subject) {
        Instant now = clock.instant();
        return Waiting.of(
                what, word, message, work.of(m.project(), kind, subject).orElse(null), now);
    }
}
