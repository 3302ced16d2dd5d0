package dev.slipway.deployment;

import dev.slipway.provider.RemoteDeployment;
import dev.slipway.provider.RemoteEndpoint;

/**
 * What the world says about a deployment.
 *
 * @param endpoint null when it is not known or gone
 * @param remote null when it is not known or gone
 * @param maybeCreated whether a create was sent whose end is not known
 * @param unbound whether it runs and its adapter is not bound to it yet (V1)
 */
record DeploymentFacts(
        RemoteEndpoint endpoint, RemoteDeployment remote, boolean maybeCreated, boolean unbound) {

    DeploymentFacts(RemoteEndpoint endpoint, RemoteDeployment remote, boolean maybeCreated) {
        this(endpoint, remote, maybeCreated, false);
    }

    int weight() {
        return endpoint == null || remote == null
                ? 0
                : endpoint.split().getOrDefault(remote.id(), 0);
    }
}
