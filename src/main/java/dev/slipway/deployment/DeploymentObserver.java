package dev.slipway.deployment;

import jakarta.enterprise.context.ApplicationScoped;

/** Gathers what the provider says about a deployment. */
@ApplicationScoped
class DeploymentObserver {
    private final DeploymentStore store;
    private final DeploymentWatch watch;
    private final Servings servings;
    private final Starving starving;

    DeploymentObserver(
            DeploymentStore store, DeploymentWatch watch, Servings servings, Starving starving) {
        this.starving = starving;
        this.store = store;
        this.watch = watch;
        this.servings = servings;
    }

    Deployment deployment(String id) {
        return store.findByIdOptional(id)
                .orElseThrow(() -> new IllegalStateException("No deployment " + id));
    }

    DeploymentFacts facts(Deployment d) {
        return watch.unchanged(d).map(DeploymentFacts::unchanged).orElseGet(() -> closely(d));
    }

    private DeploymentFacts closely(Deployment d) {
        DeploymentFacts facts = servings.of(d).facts(d);
        if (starving.stoppedOutside(d, facts.remote())) {
            return facts.stopped();
        }
        return starving.now(d, facts.remote()) ? facts.starving() : facts;
    }
}
