package dev.slipway.release;

import dev.slipway.deployment.Deployment;
import dev.slipway.deployment.DeploymentState;
import dev.slipway.deployment.Deployments;
import dev.slipway.evaluation.Evaluations;
import dev.slipway.model.CustomModel;
import dev.slipway.model.weights.Intake;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Gathers what other rooms say about a model. */
@ApplicationScoped
class ReleaseObserver {
    private static final Duration DAY = Duration.ofDays(1);

    private final Deployments deployments;
    private final Evaluations evaluations;
    private final AliasObserver aliases;
    private final Intake intake;
    private final Clock clock;

    ReleaseObserver(
            Deployments deployments,
            Evaluations evaluations,
            AliasObserver aliases,
            Intake intake,
            Clock clock) {
        this.deployments = deployments;
        this.evaluations = evaluations;
        this.aliases = aliases;
        this.intake = intake;
        this.clock = clock;
    }

    ReleaseFacts facts(CustomModel model) {
        Instant now = clock.instant();
        return new ReleaseFacts(
                serving(model, now), run(model), aliases.alias(model), intake.left(model), now);
    }

    private ReleaseFacts.Serving serving(CustomModel model, Instant now) {
        List<Deployment> all = deployments.ofModel(model.id);
        return all.stream()
                .filter(d -> d.id.equals(model.deploymentId))
                .findFirst()
                .map(
                        d ->
                                new ReleaseFacts.Serving(
                                        d.id,
                                        d.state,
                                        d.reason,
                                        all.size(),
                                        failures(d, now),
                                        d.needsPerson,
                                        d.wish == Deployment.Wish.START))
                .orElse(null);
    }

    /** Counted only where it decides something. */
    private int failures(Deployment d, Instant now) {
        return d.state == DeploymentState.FAILED
                ? deployments.failures(d.modelId, now.minus(DAY))
                : 0;
    }

    private ReleaseFacts.Run run(CustomModel model) {
        return evaluations
                .find(model.evaluationId)
                .map(e -> new ReleaseFacts.Run(e.id, e.state(), e.verdict(), e.score(), e.reason()))
                .orElse(null);
    }
}
