package dev.slipway.release;

import dev.slipway.deployment.DeploymentState;
import dev.slipway.evaluation.EvaluationState;
import dev.slipway.evaluation.Verdict;
import dev.slipway.model.CustomModel;
import java.time.Instant;

/**
 * What the world says about a model.
 *
 * @param deployment null when it has none
 * @param evaluation null when it has none
 * @param route who stands where on its alias
 * @param weightsLeft whether something that we uploaded may still be at the provider
 * @param now the moment of the decision
 */
record ReleaseFacts(
        Serving deployment, Run evaluation, Alias route, boolean weightsLeft, Instant now) {

    /**
     * @param generation how many deployments the model has had
     * @param failuresToday how many of them failed within a day, counted while this one is FAILED
     * @param needsPerson the next one would fail as this one did
     * @param starts it is to start again, and does not yet
     */
    record Serving(
            String id,
            DeploymentState state,
            String reason,
            int generation,
            int failuresToday,
            boolean needsPerson,
            boolean starts) {

        Serving(
                String id,
                DeploymentState state,
                String reason,
                int generation,
                int failuresToday) {
            this(id, state, reason, generation, failuresToday, false, false);
        }
    }

    record Run(String id, EvaluationState state, Verdict verdict, Double score, String reason) {}

    /**
     * @param live model id of the live version, or null
     * @param previous model id to which a rollback of the live one goes, or null
     * @param previousServes whether that one can answer now
     * @param otherKind whether the live version makes images and this one text, or the reverse
     */
    record Alias(String live, String previous, boolean previousServes, boolean otherKind) {
        Alias(String live, String previous, boolean previousServes) {
            this(live, previous, previousServes, false);
        }
    }

    /** Whether requests for it can be answered now; an image LoRA needs no deployment for that. */
    boolean answers(CustomModel model) {
        return model.imageLora() || serves();
    }

    boolean serves() {
        return deployment != null && deployment.state().serves();
    }
}
