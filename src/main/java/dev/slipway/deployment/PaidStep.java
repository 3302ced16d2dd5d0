package dev.slipway.deployment;

import dev.slipway.cost.Budgets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Knows the steps by which GPUs begin to cost money, and keeps them within the budget. */
@ApplicationScoped
class PaidStep {
    private final Budgets budgets;

    PaidStep(Budgets budgets) {
        this.budgets = budgets;
    }

    /** Why this step may not be taken now; empty when it may. */
    Optional<String> refusal(Deployment d, DeploymentFacts facts, DeploymentStep step) {
        return is(d, facts, step) ? budgets.refusal(d.project()) : Optional.empty();
    }

    /** A create that may have been sent already is not among them: it has to be found, or ended. */
    static boolean is(Deployment d, DeploymentFacts facts, DeploymentStep step) {
        return switch (step) {
            case DeploymentStep.Choose choose -> true;
            case DeploymentStep.Create make ->
                    d.state == DeploymentState.CREATING && !facts.maybeCreated();
            case DeploymentStep.Scale scale -> scale.autoscaling().maxReplicas() > 0;
            case DeploymentStep.Move move -> false;
            case DeploymentStep.Connect connect -> false;
            case DeploymentStep.Disconnect disconnect -> false;
            case DeploymentStep.Delete delete -> false;
            case DeploymentStep.Missed missed -> false;
            case DeploymentStep.Gone gone -> false;
            case DeploymentStep.Note note -> false;
        };
    }
}
