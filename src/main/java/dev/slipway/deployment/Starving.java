package dev.slipway.deployment;

import dev.slipway.lifecycle.DatabaseFacts;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.FailureWords;
import dev.slipway.provider.RemoteDeployment;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.stream.Collectors;

/** Knows which deployments wait, or waited, for GPUs in vain. */
@ApplicationScoped
class Starving {
    /** Begins the reason of each that was given up for it. */
    static final String REASON = "no GPUs came in time";

    private final DeploymentStore store;
    private final Transitions transitions;
    private final FailureWords words;
    private final DeploymentConfig config;
    private final DatabaseFacts database;

    Starving(
            DeploymentStore store,
            Transitions transitions,
            FailureWords words,
            DeploymentConfig config,
            DatabaseFacts database) {
        this.store = store;
        this.transitions = transitions;
        this.words = words;
        this.config = config;
        this.database = database;
    }

    /** Whether it has been starting without a replica, for want of room, for too long. */
    boolean now(Deployment d, RemoteDeployment remote) {
        return d.state == DeploymentState.STARTING
                && remote != null
                && (remote.readyReplicas() == null || remote.readyReplicas() == 0)
                && words.explain(remote.message()).kind() == FailureKind.CAPACITY
                && d.updatedAt.plus(config.capacityWait()).isBefore(database.now());
    }

    /**
     * Whether somebody else set it to 0/0 while it started: a start that we asked for shows the
     * replicas that we asked for, at the latest after a while.
     */
    boolean stoppedOutside(Deployment d, RemoteDeployment remote) {
        return d.state == DeploymentState.STARTING
                && d.wish == null
                && remote != null
                && remote.in("STOPPED")
                && !DeploymentDecision.costs(remote)
                && d.updatedAt.plus(config.startWait()).isBefore(database.now());
    }

    /** Kinds of machines on which earlier deployments of the same model starved. */
    Set<String> before(Deployment d) {
        return store.ofModel(d.modelId).stream()
                .filter(earlier -> earlier.generation < d.generation && starved(earlier))
                .map(earlier -> earlier.hardware)
                .collect(Collectors.toSet());
    }

    private boolean starved(Deployment d) {
        return transitions.of(d.projectId, d.id).stream()
                .anyMatch(row -> row.reason() != null && row.reason().startsWith(REASON));
    }
}
