package dev.slipway.release;

import dev.slipway.deployment.Deployment;
import dev.slipway.deployment.DeploymentState;
import dev.slipway.deployment.Deployments;
import dev.slipway.evaluation.Evaluations;
import dev.slipway.model.CustomModel;
import dev.slipway.model.Models;
import dev.slipway.model.Stage;
import jakarta.enterprise.context.ApplicationScoped;

/** Changes of a model that touch no traffic. Each runs in the settling transaction. */
@ApplicationScoped
class ReleaseSettle {
    private final ModelChange change;
    private final Deployments deployments;
    private final Evaluations evaluations;
    private final Models models;

    ReleaseSettle(
            ModelChange change, Deployments deployments, Evaluations evaluations, Models models) {
        this.change = change;
        this.deployments = deployments;
        this.evaluations = evaluations;
        this.models = models;
    }

    Runnable move(CustomModel seen, ReleaseFacts facts, Stage to, String why) {
        return change.of(seen, facts, (m, now) -> m.moveTo(to, why, ModelChange.WORKER, now));
    }

    Runnable note(CustomModel seen, ReleaseFacts facts) {
        return change.of(seen, facts, (m, now) -> {});
    }

    Runnable dropWish(CustomModel seen, ReleaseFacts facts) {
        return change.of(
                seen,
                facts,
                (m, now) -> {
                    m.wish = null;
                    m.wishBy = null;
                });
    }

    /** The next generation; the one that failed is removed. */
    Runnable deploy(CustomModel seen, ReleaseFacts facts, String why) {
        return change.of(
                seen,
                facts,
                (m, now) -> {
                    replace(m);
                    if (m.stage == Stage.UPLOADED) {
                        m.moveTo(Stage.DEPLOYING, why, ModelChange.WORKER, now);
                    }
                });
    }

    Runnable evaluate(CustomModel seen, ReleaseFacts facts) {
        return change.of(
                seen,
                facts,
                (m, now) -> {
                    m.evaluationId =
                            evaluations.request(
                                            m,
                                            inferenceName(m.id),
                                            inferenceName(facts.route().live()),
                                            ModelChange.WORKER)
                                    .id;
                    m.verdict = null;
                    m.score = null;
                    if (m.stage == Stage.READY) {
                        m.moveTo(
                                Stage.EVALUATING,
                                "suite " + m.plan().evaluate().suite(),
                                ModelChange.WORKER,
                                now);
                    }
                });
    }

    Runnable approve(CustomModel seen, ReleaseFacts facts, String why) {
        return change.of(
                seen,
                facts,
                (m, now) -> {
                    takeVerdict(m, facts);
                    m.moveTo(Stage.APPROVED, why, ModelChange.WORKER, now);
                });
    }

    Runnable release(CustomModel seen, ReleaseFacts facts, Stage to, String why) {
        return change.of(
                seen,
                facts,
                (m, now) -> {
                    m.wish = null;
                    m.wishBy = null;
                    if (to == Stage.DEPLOYING && facts.deployment() != null) {
                        again(m, facts);
                    }
                    m.release(to, why, ModelChange.WORKER, now);
                });
    }

    private void replace(CustomModel m) {
        if (m.deploymentId != null) {
            deployments.want(m.deploymentId, Deployment.Wish.DELETE, ModelChange.WORKER);
        }
        m.deploymentId = deployments.request(m, ModelChange.WORKER).id;
    }

    /** A person's wish: one more than the replacements of a day. */
    private void again(CustomModel m, ReleaseFacts facts) {
        if (facts.deployment().state() == DeploymentState.FAILED) {
            replace(m);
        } else if (!facts.serves()) {
            deployments.want(m.deploymentId, Deployment.Wish.START, ModelChange.WORKER);
        }
    }

    Runnable takeDown(CustomModel seen, ReleaseFacts facts) {
        return change.of(
                seen,
                facts,
                (m, now) -> {
                    deployments.ofModel(m.id).stream()
                            .filter(d -> !d.state.terminal() && d.wish != Deployment.Wish.DELETE)
                            .forEach(
                                    d ->
                                            deployments.want(
                                                    d.id,
                                                    Deployment.Wish.DELETE,
                                                    ModelChange.WORKER));
                    if (m.evaluationId != null) {
                        evaluations.cancel(m.evaluationId);
                    }
                });
    }

    /** Its moment has come and is over: who starts it again later is not stopped at once. */
    Runnable stopReplicas(CustomModel seen, ReleaseFacts facts, String why) {
        return change.of(
                seen,
                facts,
                (m, now) -> {
                    m.standbyUntil = null;
                    m.heldUntil = null;
                    deployments.want(m.deploymentId, Deployment.Wish.STOP, ModelChange.WORKER, why);
                });
    }

    /** Takes over what the run found; also a verdict that holds or rejects. */
    static void takeVerdict(CustomModel model, ReleaseFacts facts) {
        if (facts.evaluation() != null && facts.evaluation().verdict() != null) {
            model.verdict = facts.evaluation().verdict().name();
            model.score = facts.evaluation().score();
        }
    }

    private String inferenceName(String modelId) {
        return modelId == null
                ? null
                : deployments
                        .find(models.get(modelId).deploymentId)
                        .map(d -> d.endpointName)
                        .orElse(null);
    }
}
