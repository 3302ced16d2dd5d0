package dev.slipway.deployment;

import dev.slipway.provider.RemoteDeployment;
import dev.slipway.provider.RemoteEndpoint;

/**
 * What the world says about a deployment.
 *
 * @param endpoint null when it is not known or gone
 * @param remote null when it is not known or gone
 * @param maybeCreated whether a create was sent whose end is not known
 */
record DeploymentFacts(RemoteEndpoint endpoint, RemoteDeployment remote, boolean maybeCreated) {

    int weight() {
        return endpoint == null || remote == null
                ? 0
                : endpoint.split().getOrDefault(remote.id(), 0);
    }
}
