package dev.slipway.deployment;

import dev.slipway.cost.Budgets;
import dev.slipway.lifecycle.Tx;
import dev.slipway.platform.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/**
 * Starts again what the idle guard stopped and a request now asks for. What a person, the release
 * or a budget stopped stays stopped.
 */
@ApplicationScoped
class WakeOnDemand {
    private static final Actor TRAFFIC = new Actor("guard:traffic");

    private final GuardRows rows;
    private final DeploymentStore store;
    private final Deployments deployments;
    private final Budgets budgets;
    private final DeploymentConfig config;

    WakeOnDemand(
            GuardRows rows,
            DeploymentStore store,
            Deployments deployments,
            Budgets budgets,
            DeploymentConfig config) {
        this.rows = rows;
        this.store = store;
        this.deployments = deployments;
        this.budgets = budgets;
        this.config = config;
    }

    void wake(Collection<String> names) {
        if (!config.wakeOnDemand()) {
            return;
        }
        rows.asleep(names).forEach(id -> Tx.run(() -> wake(id)));
    }

    /** A project at its hard limit sleeps on. */
    private void wake(String id) {
        if (budgets.refusal(store.findById(id).project()).isEmpty()) {
            deployments.want(id, Deployment.Wish.START, TRAFFIC, "a request asks for it");
        }
    }
}
