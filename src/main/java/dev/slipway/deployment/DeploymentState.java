package dev.slipway.deployment;

import dev.slipway.lifecycle.LifecycleState;
import java.util.EnumSet;
import java.util.Set;

/**
 * The life of a deployment.
 *
 * <pre>
 * PLANNED -> CREATING -> STARTING -> READY &lt;-> DEGRADED
 * STARTING, READY, DEGRADED -> STOPPING -> STOPPED -> STARTING
 * CREATING .. STOPPING -> FAILED;  all but DELETED -> DELETING -> DELETED
 * </pre>
 */
public enum DeploymentState implements LifecycleState<DeploymentState> {
    PLANNED,
    CREATING,
    STARTING,
    READY,
    DEGRADED,
    STOPPING,
    STOPPED,
    FAILED,
    DELETING,
    DELETED;

    @Override
    public Set<DeploymentState> next() {
        return switch (this) {
            case PLANNED -> EnumSet.of(CREATING, DELETING);
            case CREATING -> EnumSet.of(STARTING, FAILED, DELETING);
            case STARTING -> EnumSet.of(READY, DEGRADED, STOPPING, FAILED, DELETING);
            case READY -> EnumSet.of(DEGRADED, STOPPING, FAILED, DELETING);
            case DEGRADED -> EnumSet.of(READY, STOPPING, FAILED, DELETING);
            case STOPPING -> EnumSet.of(STOPPED, FAILED, DELETING);
            case STOPPED -> EnumSet.of(STARTING, DELETING);
            case FAILED -> EnumSet.of(DELETING);
            case DELETING -> EnumSet.of(DELETED);
            case DELETED -> EnumSet.noneOf(DeploymentState.class);
        };
    }

    /** True when it can answer requests. */
    public boolean serves() {
        return this == READY || this == DEGRADED;
    }
}
