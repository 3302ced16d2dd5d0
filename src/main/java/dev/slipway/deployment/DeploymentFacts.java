package dev.slipway.deployment;

import dev.slipway.provider.RemoteDeployment;
import dev.slipway.provider.RemoteEndpoint;

/**
 * What the world says about a deployment.
 *
 * @param endpoint the free address above it (V2); null when it is not known or gone
 * @param remote null when it is not known or gone
 * @param link whether it is connected
 * @param maybeCreated whether a create was sent whose end is not known
 * @param signs what was seen before, too
 */
record DeploymentFacts(
        RemoteEndpoint endpoint,
        RemoteDeployment remote,
        Link link,
        boolean maybeCreated,
        Signs signs) {

    DeploymentFacts(
            RemoteEndpoint endpoint, RemoteDeployment remote, Link link, boolean maybeCreated) {
        this(endpoint, remote, link, maybeCreated, new Signs(false, false, false));
    }

    /**
     * @param starved the provider has had no GPUs for it for longer than we wait
     * @param missing it was looked for in vain often and long enough to be sure
     * @param stoppedOutside it has been starting here and at 0/0 there for longer than a provider
     *     takes to begin
     */
    record Signs(boolean starved, boolean missing, boolean stoppedOutside) {}

    DeploymentFacts with(Signs more) {
        return new DeploymentFacts(endpoint, remote, link, maybeCreated, more);
    }

    boolean starved() {
        return signs.starved();
    }

    boolean missing() {
        return signs.missing();
    }

    boolean stoppedOutside() {
        return signs.stoppedOutside();
    }

    /** What makes replicas reachable: the traffic split in V2, an adapter's binding in V1. */
    enum Link {
        THERE,
        MISSING,
        /** Not needed, or the answer would decide nothing now. */
        NOT_ASKED
    }

    /** It is as it was, and nothing is to be done to it. */
    static DeploymentFacts unchanged(RemoteDeployment remote) {
        return new DeploymentFacts(null, remote, Link.NOT_ASKED, false);
    }
}
