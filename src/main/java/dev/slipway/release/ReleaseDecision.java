package dev.slipway.release;

import dev.slipway.deployment.DeploymentState;
import dev.slipway.model.CustomModel;
import dev.slipway.model.ReleasePlan;
import dev.slipway.model.ReleasePlan.StopAt;
import dev.slipway.model.Stage;
import java.time.Duration;

/**
 * Decides the next step of a model from its record and the facts. Pure: no clock, no calls, no
 * database.
 */
final class ReleaseDecision {
    private static final int REPLACEMENTS_A_DAY = 2;
    private static final Duration HOLD = Duration.ofHours(24);

    private ReleaseDecision() {}

    static ReleaseStep decide(CustomModel model, ReleaseFacts facts) {
        ReleaseStep wished = WishDecision.decide(model, facts);
        if (wished != null) {
            return wished;
        }
        ReleasePlan plan = model.plan();
        return switch (model.stage) {
            case REGISTERED -> registered(model);
            case UPLOADED ->
                    plan.stopAt() == StopAt.UPLOADED ? rest() : new ReleaseStep.Deploy("plan");
            case DEPLOYING -> deploying(facts);
            case READY -> ready(model, plan, facts);
            case EVALUATING -> evaluating(plan, facts);
            case APPROVED -> approved(model, facts);
            case CANARY -> canary(model, facts);
            case LIVE -> live(facts);
            case STANDBY -> standby(model, facts);
            case HELD -> held(model, facts);
            case CLOSING -> closing(model, facts);
            case CHECKING, UPLOADING, VALIDATING -> new ReleaseStep.TakeIn();
            case FAILED, REJECTED, CANCELLED, RETIRED -> rest();
        };
    }

    private static ReleaseStep registered(CustomModel model) {
        if (model.weights.given()) {
            return new ReleaseStep.Move(Stage.CHECKING, "its weights are not uploaded yet");
        }
        return model.togetherModelId != null
                ? new ReleaseStep.Move(
                        Stage.UPLOADED, "the provider has it: " + model.togetherModelId)
                : new ReleaseStep.Hold("the provider names no model object for it", null);
    }

    private static ReleaseStep deploying(ReleaseFacts facts) {
        if (facts.deployment() == null || facts.deployment().state() == DeploymentState.DELETED) {
            return new ReleaseStep.Deploy("plan");
        }
        return switch (facts.deployment().state()) {
            case READY, DEGRADED -> new ReleaseStep.Move(Stage.READY, "the deployment is ready");
            case FAILED -> replace(facts);
            case STOPPED -> facts.deployment().starts() ? rest() : stopped(facts);
            case PLANNED, CREATING, STARTING, STOPPING, DELETING, DELETED -> rest();
        };
    }

    /** A budget, a person or somebody at the provider stopped it before it ever served. */
    private static ReleaseStep stopped(ReleaseFacts facts) {
        return new ReleaseStep.Hold(
                "its deployment was stopped: %s; resume starts it again"
                        .formatted(facts.deployment().reason()),
                facts.now().plus(HOLD));
    }

    /** FAILED is final at the provider: a new generation, at most twice a day, then a person. */
    private static ReleaseStep replace(ReleaseFacts facts) {
        String why = facts.deployment().reason();
        if (facts.deployment().needsPerson()) {
            return new ReleaseStep.Hold(
                    why + "; look at it there, then retry", facts.now().plus(HOLD));
        }
        return facts.deployment().failuresToday() <= REPLACEMENTS_A_DAY
                ? new ReleaseStep.Deploy("the deployment failed: " + why)
                : new ReleaseStep.Hold(
                        "deployments failed %d times today, at last: %s; mend the cause, then retry"
                                .formatted(facts.deployment().failuresToday(), why),
                        facts.now().plus(HOLD));
    }

    private static ReleaseStep ready(CustomModel model, ReleasePlan plan, ReleaseFacts facts) {
        if (plan.stopAt() != StopAt.LIVE) {
            return rest();
        }
        if (!facts.answers(model)) {
            return replaceWhenFailed(facts);
        }
        String trouble = model.imageLora() ? ofImageLora(model, plan) : null;
        if (trouble != null) {
            return new ReleaseStep.Hold(trouble, null);
        }
        return plan.evaluate() != null
                ? new ReleaseStep.Evaluate()
                : approve(plan, "the plan has no evaluation");
    }

    /** Why it cannot go on by itself; null when it can. */
    private static String ofImageLora(CustomModel model, ReleasePlan plan) {
        if (model.weights.imageLoraUrl == null) {
            return "it was checked before image LoRAs were served; cancel it and register it again"
                    + " with force";
        }
        return plan.evaluate() == null
                ? null
                : "its plan asks a suite of texts about images, which nobody can score; approve it by"
                        + " hand, or cancel it and register it without plan.evaluate";
    }

    private static ReleaseStep evaluating(ReleasePlan plan, ReleaseFacts facts) {
        ReleaseFacts.Run run = facts.evaluation();
        if (run == null) {
            return new ReleaseStep.Evaluate();
        }
        return switch (run.state()) {
            case QUEUED, RUNNING -> replaceWhenFailed(facts);
            case DONE ->
                    switch (run.verdict()) {
                        case PASS -> approve(plan, run.reason());
                        case FAIL -> new ReleaseStep.Close(Stage.REJECTED, run.reason());
                        case INCONCLUSIVE ->
                                new ReleaseStep.Hold(
                                        run.reason()
                                                + "; retry runs it again, approve overrules it",
                                        facts.now().plus(HOLD));
                    };
            case ERROR, CANCELLED ->
                    new ReleaseStep.Hold(
                            "the evaluation ended without a verdict: " + run.reason(),
                            facts.now().plus(HOLD));
        };
    }

    private static ReleaseStep approve(ReleasePlan plan, String why) {
        return plan.approve() == ReleasePlan.Approve.MANUAL
                ? new ReleaseStep.Hold(why + "; waits for a person's approval", null)
                : new ReleaseStep.Approve(why);
    }

    private static ReleaseStep approved(CustomModel model, ReleaseFacts facts) {
        if (!facts.answers(model)) {
            return replaceWhenFailed(facts);
        }
        if (facts.route().otherKind()) {
            return new ReleaseStep.Hold(
                    "its alias %s is live with %s, so its clients would get errors; cancel it and register it under an alias of its own"
                            .formatted(
                                    model.alias,
                                    model.imageLora() ? "a model of text" : "an image LoRA"),
                    facts.now().plus(HOLD));
        }
        boolean careful = model.plan().route().canary() != null && facts.route().live() != null;
        return careful
                ? new ReleaseStep.StartCanary()
                : new ReleaseStep.GoLive(
                        facts.route().live() == null
                                ? "first version of its alias"
                                : "the plan has no canary");
    }

    private static ReleaseStep canary(CustomModel model, ReleaseFacts facts) {
        if (!facts.answers(model)) {
            return new ReleaseStep.StepBack("its deployment stopped serving during the canary");
        }
        return facts.now().isBefore(model.canaryUntil)
                ? new ReleaseStep.Rest(model.canaryUntil)
                : new ReleaseStep.GoLive("the canary held");
    }

    /**
     * A live model stays live while its deployment is replaced; traffic goes to the fallback
     * meanwhile.
     */
    private static ReleaseStep live(ReleaseFacts facts) {
        return replaceWhenFailed(facts);
    }

    private static ReleaseStep standby(CustomModel model, ReleaseFacts facts) {
        boolean running = facts.serves();
        if (!running || model.standbyUntil == null) {
            return rest();
        }
        return facts.now().isBefore(model.standbyUntil)
                ? new ReleaseStep.Rest(model.standbyUntil)
                : new ReleaseStep.StopReplicas("it stood by for as long as the plan says");
    }

    private static ReleaseStep held(CustomModel model, ReleaseFacts facts) {
        if (model.heldUntil == null || !facts.serves()) {
            return rest();
        }
        return facts.now().isBefore(model.heldUntil)
                ? new ReleaseStep.Rest(model.heldUntil)
                : new ReleaseStep.StopReplicas("held for too long");
    }

    /** Nothing ends while something it owns may still bill. */
    private static ReleaseStep closing(CustomModel model, ReleaseFacts facts) {
        boolean gone =
                facts.deployment() == null || facts.deployment().state() == DeploymentState.DELETED;
        boolean quiet = facts.evaluation() == null || facts.evaluation().state().terminal();
        if (!gone || !quiet) {
            return new ReleaseStep.TakeDown();
        }
        return facts.weightsLeft()
                ? new ReleaseStep.RemoveWeights()
                : new ReleaseStep.Move(
                        model.outcome, model.reason + "; nothing of it is left at the provider");
    }

    private static ReleaseStep replaceWhenFailed(ReleaseFacts facts) {
        boolean failed =
                facts.deployment() != null && facts.deployment().state() == DeploymentState.FAILED;
        if (!failed
                || facts.deployment().needsPerson()
                || facts.deployment().failuresToday() > REPLACEMENTS_A_DAY) {
            return rest();
        }
        return new ReleaseStep.Deploy("the deployment failed: " + facts.deployment().reason());
    }

    private static ReleaseStep rest() {
        return new ReleaseStep.Rest(null);
    }
}
