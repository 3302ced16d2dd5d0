package dev.slipway.deployment;

import dev.slipway.lifecycle.Snapshots;
import dev.slipway.provider.DedicatedEndpoint;
import dev.slipway.provider.DeploymentHost;
import dev.slipway.provider.EndpointHost;
import dev.slipway.provider.Generation;
import dev.slipway.provider.RemoteDeployment;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Looks in bulk at deployments that only run, stand or start: all of them share one list a round.
 * The lists tell the state but neither message nor etag, so they are believed only when they say
 * what was seen before; whatever is new, or is to be acted upon, is looked at alone.
 */
@ApplicationScoped
class DeploymentWatch {
    private static final int TURNS = 60;

    private final Snapshots<RemoteDeployment> deployments;
    private final Snapshots<DedicatedEndpoint> endpoints;
    private final DeploymentConfig config;
    private final Clock clock;

    DeploymentWatch(
            DeploymentHost host, EndpointHost hostV1, DeploymentConfig config, Clock clock) {
        Duration half = config.pollEvery().dividedBy(2);
        this.deployments =
                new Snapshots<>(() -> summaries(host), RemoteDeployment::id, half, clock);
        this.endpoints = new Snapshots<>(hostV1::endpoints, DedicatedEndpoint::id, half, clock);
        this.config = config;
        this.clock = clock;
    }

    private static List<RemoteDeployment> summaries(DeploymentHost host) {
        return host.endpoints().stream()
                .flatMap(endpoint -> endpoint.deployments().stream())
                .toList();
    }

    /** What runs, as it was seen before; empty when it has to be looked at alone. */
    Optional<RemoteDeployment> unchanged(Deployment d) {
        if (!waits(d)) {
            return Optional.empty();
        }
        return d.apiGeneration == Generation.V1
                ? endpoints
                        .find(d.externalId)
                        .filter(listed -> d.providerState.equals(listed.state()))
                        // V1's list has no replicas.
                        .map(listed -> seen(d, d.readyReplicas, null))
                : deployments
                        .find(d.externalId)
                        .filter(listed -> d.providerState.equals(listed.state()))
                        .map(listed -> seen(d, listed.readyReplicas(), listed.desiredReplicas()));
    }

    /** Trouble, and what is about to be connected or to stop, is looked at closely. */
    private boolean waits(Deployment d) {
        if (d.wish != null || d.externalId == null || d.providerState == null) {
            return false;
        }
        RemoteDeployment before = seen(d, null, null);
        return switch (d.state) {
            case STARTING -> (before.in("PROVISIONING") || before.in("SCALING")) && !turn(d);
            case READY -> before.in("READY");
            case STOPPED -> before.in("STOPPED");
            case PLANNED, CREATING, DEGRADED, STOPPING, FAILED, DELETING, DELETED -> false;
        };
    }

    /**
     * Why it does not start is said by its message alone, so in each round one in sixty is asked
     * for it.
     */
    private boolean turn(Deployment d) {
        long round = clock.instant().getEpochSecond() / Math.max(1, config.pollEvery().toSeconds());
        return Math.floorMod(d.id.hashCode() + round, TURNS) == 0;
    }

    private static RemoteDeployment seen(Deployment d, Integer ready, Integer desired) {
        return new RemoteDeployment(
                d.externalId,
                d.endpointName,
                d.endpointId,
                d.providerState,
                d.providerMessage,
                ready,
                desired,
                d.hardware,
                null);
    }
}
