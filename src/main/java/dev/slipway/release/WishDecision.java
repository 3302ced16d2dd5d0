package dev.slipway.release;

import dev.slipway.deployment.DeploymentState;
import dev.slipway.model.CustomModel;
import dev.slipway.model.Stage;

/** What a person's wish means on the facts as they are; pure. */
final class WishDecision {
    private WishDecision() {}

    /** The step that fulfils or drops the wish; null when there is none. */
    static ReleaseStep decide(CustomModel model, ReleaseFacts facts) {
        if (model.wish == null || model.stage.terminal()) {
            return null;
        }
        Wish wish = Wish.valueOf(model.wish);
        return Actions.refusal(wish, model, facts).isPresent()
                ? new ReleaseStep.DropWish()
                : fulfil(wish, model, facts);
    }

    private static ReleaseStep fulfil(Wish wish, CustomModel model, ReleaseFacts facts) {
        String by = " by " + model.wishBy;
        return switch (wish) {
            case APPROVE -> new ReleaseStep.Release(Stage.APPROVED, "approved" + by);
            case PROMOTE -> new ReleaseStep.GoLive("promoted" + by);
            case ROLLBACK -> new ReleaseStep.StepBack("rolled back" + by);
            case RETIRE ->
                    model.stage == Stage.LIVE
                            ? new ReleaseStep.StepBack("retired" + by)
                            : new ReleaseStep.Close(Stage.RETIRED, "retired" + by);
            case CANCEL -> new ReleaseStep.Close(Stage.CANCELLED, "cancelled" + by);
            case RETRY, RESUME -> new ReleaseStep.Release(back(model, facts), "resumed" + by);
            case PAUSE -> new ReleaseStep.Hold("paused" + by, null);
        };
    }

    /** Where it was; but without a serving deployment through DEPLOYING again. */
    private static Stage back(CustomModel model, ReleaseFacts facts) {
        boolean needsGpus =
                switch (model.heldFrom) {
                    case READY, EVALUATING, APPROVED, CANARY -> true;
                    default -> false;
                };
        boolean has =
                facts.deployment() != null
                        && facts.deployment().state() != DeploymentState.DELETED
                        && facts.deployment().state() != DeploymentState.FAILED
                        && facts.serves();
        if (needsGpus && !has && !model.imageLora()) {
            return Stage.DEPLOYING;
        }
        // A run that ended without a verdict is run again, from READY.
        return model.heldFrom == Stage.EVALUATING ? Stage.READY : model.heldFrom;
    }
}
