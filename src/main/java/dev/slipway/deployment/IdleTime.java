package dev.slipway.deployment;

import dev.slipway.model.CustomModel;
import dev.slipway.model.ReleasePlan;
import java.time.Duration;

/** How long the replicas of a model may serve nobody. */
final class IdleTime {
    private static final Duration DEFAULT = Duration.ofMinutes(30);

    private IdleTime() {}

    /** Zero: without end. */
    static Duration of(CustomModel model) {
        ReleasePlan.Deploy deploy = model.plan().deploy();
        return deploy == null || deploy.idleTimeout() == null ? DEFAULT : deploy.idleTimeout();
    }
}
