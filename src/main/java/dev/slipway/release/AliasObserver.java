package dev.slipway.release;

import dev.slipway.deployment.Deployments;
import dev.slipway.lifecycle.Tx;
import dev.slipway.model.CustomModel;
import dev.slipway.model.Models;
import dev.slipway.routing.Routes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Who stands where on an alias, and whether the one before could take over. */
@ApplicationScoped
class AliasObserver {
    private final Models models;
    private final Deployments deployments;
    private final Routes routes;

    AliasObserver(Models models, Deployments deployments, Routes routes) {
        this.models = models;
        this.deployments = deployments;
        this.routes = routes;
    }

    ReleaseFacts.Alias alias(CustomModel model) {
        Routes.Standing standing =
                Tx.call(() -> routes.standing(model.project(), model.alias))
                        .orElse(new Routes.Standing(null, null, List.of()));
        return new ReleaseFacts.Alias(
                standing.live(),
                standing.previous(),
                serves(standing.previous()),
                standing.live() != null && get(standing.live()).imageLora() != model.imageLora());
    }

    private CustomModel get(String id) {
        return Tx.call(() -> models.get(id));
    }

    private boolean serves(String modelId) {
        if (modelId == null) {
            return false;
        }
        CustomModel model = get(modelId);
        return model.imageLora()
                || deployments.find(model.deploymentId).map(d -> d.state.serves()).orElse(false);
    }
}
