package dev.slipway.deployment;

import dev.slipway.lifecycle.EffectStore;
import jakarta.enterprise.context.ApplicationScoped;

/** Gathers what the provider says about a deployment. */
@ApplicationScoped
class DeploymentObserver {
    private final DeploymentStore store;
    private final DeploymentWatch watch;
    private final Servings servings;
    private final Starving starving;
    private final EffectStore effects;

    DeploymentObserver(
            DeploymentStore store,
            DeploymentWatch watch,
            Servings servings,
            Starving starving,
            EffectStore effects) {
        this.effects = effects;
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
        return facts.with(
                new DeploymentFacts.Signs(
                        starving.now(d, facts.remote()),
                        facts.remote() == null && surelyMissing(d),
                        starving.stoppedOutside(d, facts.remote())));
    }

    private boolean surelyMissing(Deployment d) {
        return d.state == DeploymentState.DELETING ? effects.goneNow(d.id) : effects.lostNow(d.id);
    }
}
