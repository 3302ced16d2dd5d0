package dev.slipway.release;

import dev.slipway.evaluation.Verdict;
import dev.slipway.model.CustomModel;
import dev.slipway.model.Stage;
import java.util.Optional;

/** Which wish a model's state allows; one rule table for API, pages and worker. */
final class Actions {
    private Actions() {}

    /** Why not; empty when it is allowed. */
    static Optional<String> refusal(Wish wish, CustomModel model, ReleaseFacts facts) {
        if (model.stage.terminal()) {
            return Optional.of("it has ended");
        }
        return switch (wish) {
            case APPROVE -> approve(model, facts);
            case PROMOTE -> promote(model, facts);
            case ROLLBACK -> rollback(model, facts);
            case RETIRE -> retire(model);
            case CANCEL -> cancel(model);
            case RETRY, RESUME ->
                    model.stage == Stage.HELD
                            ? Optional.empty()
                            : Optional.of("only a HELD model is resumed");
            case PAUSE ->
                    model.stage.next().contains(Stage.HELD)
                            ? Optional.empty()
                            : Optional.of(
                                    "a model that is %s cannot be held".formatted(model.stage));
        };
    }

    private static Optional<String> approve(CustomModel model, ReleaseFacts facts) {
        if (model.stage != Stage.HELD
                || model.heldFrom != Stage.EVALUATING && model.heldFrom != Stage.READY) {
            return Optional.of("only a model that is HELD behind its evaluation is approved");
        }
        if (facts.evaluation() != null && facts.evaluation().verdict() == Verdict.FAIL) {
            return Optional.of("its evaluation failed");
        }
        return facts.answers(model)
                ? Optional.empty()
                : Optional.of("its deployment does not serve; retry starts it again");
    }

    private static Optional<String> promote(CustomModel model, ReleaseFacts facts) {
        if (model.stage != Stage.CANARY && model.stage != Stage.STANDBY) {
            return Optional.of("only a CANARY or STANDBY version is promoted");
        }
        return facts.answers(model)
                ? Optional.empty()
                : Optional.of("its deployment is not READY; start it first");
    }

    private static Optional<String> rollback(CustomModel model, ReleaseFacts facts) {
        if (model.stage == Stage.CANARY) {
            return Optional.empty();
        }
        if (model.stage != Stage.LIVE) {
            return Optional.of("only a LIVE or CANARY version is rolled back");
        }
        if (facts.route().previous() == null) {
            return Optional.of("there is no version before it");
        }
        return facts.route().previousServes()
                ? Optional.empty()
                : Optional.of("the version before it is not on a READY deployment; start it first");
    }

    private static Optional<String> retire(CustomModel model) {
        return switch (model.stage) {
            case LIVE, STANDBY, READY, UPLOADED -> Optional.empty();
            default ->
                    Optional.of("a model that is %s is cancelled instead".formatted(model.stage));
        };
    }

    private static Optional<String> cancel(CustomModel model) {
        if (model.stage == Stage.LIVE) {
            return Optional.of("a LIVE model is not cancelled; use retire");
        }
        return model.stage == Stage.CLOSING
                ? Optional.of("it is closing already")
                : Optional.empty();
    }
}
