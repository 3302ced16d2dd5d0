package dev.slipway.deployment;

/** Tells the steps by which GPUs begin to cost money. Pure. */
final class PaidStep {
    private PaidStep() {}

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
            case DeploymentStep.Gone gone -> false;
            case DeploymentStep.Note note -> false;
        };
    }
}
