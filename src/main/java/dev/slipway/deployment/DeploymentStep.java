package dev.slipway.deployment;

import dev.slipway.provider.Autoscaling;

/** What is to be done next for a deployment. */
sealed interface DeploymentStep {

    record Move(DeploymentState to, String why) implements DeploymentStep {}

    /** Choose machine and config, then go on. */
    record Choose() implements DeploymentStep {}

    /** Make endpoint and deployment at the provider, one effect at a time. */
    record Create() implements DeploymentStep {}

    /** Let the endpoint send its traffic to the deployment. */
    record SetSplit(int weight) implements DeploymentStep {}

    /** Ask for other replicas; the record moves when {@code to} is not null. */
    record Scale(Autoscaling autoscaling, DeploymentState to, String why)
            implements DeploymentStep {}

    /** Bind the adapter to the endpoint that runs its base (V1). */
    record Attach() implements DeploymentStep {}

    record DeleteDeployment() implements DeploymentStep {}

    record DeleteEndpoint() implements DeploymentStep {}

    /** Both are gone, as observed. */
    record Gone() implements DeploymentStep {}

    /** Only keep what was seen. */
    record Note() implements DeploymentStep {}
}
