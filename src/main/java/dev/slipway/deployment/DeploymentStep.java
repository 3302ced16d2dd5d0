package dev.slipway.deployment;

import dev.slipway.provider.Autoscaling;

/** What is to be done next for a deployment. */
sealed interface DeploymentStep {

    record Move(DeploymentState to, String why) implements DeploymentStep {}

    /** Choose machine and config, then go on. */
    record Choose() implements DeploymentStep {}

    /** Make endpoint and deployment at the provider, one effect at a time. */
    record Create() implements DeploymentStep {}

    /** V2: give it the endpoint's traffic. V1: bind the adapter. */
    record Connect() implements DeploymentStep {}

    record Disconnect() implements DeploymentStep {}

    /** Ask for other replicas; the record moves when {@code to} is not null. */
    record Scale(Autoscaling autoscaling, DeploymentState to, String why)
            implements DeploymentStep {}

    /** Delete the next thing there. */
    record Delete() implements DeploymentStep {}

    /** It was looked for in vain; that has to be seen again before it counts. */
    record Missed() implements DeploymentStep {}

    /** Nothing of it is left, as observed twice. */
    record Gone() implements DeploymentStep {}

    /** Only keep what was seen. */
    record Note() implements DeploymentStep {}
}
