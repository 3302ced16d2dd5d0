package dev.slipway.release;

import dev.slipway.deployment.Deployment;
import dev.slipway.deployment.Deployments;
import dev.slipway.model.CustomModel;
import dev.slipway.model.Models;
import dev.slipway.platform.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.function.BiConsumer;

/**
 * The frame of every change of a model: the record as it was decided on, the facts noted, the moves
 * saved.
 */
@ApplicationScoped
class ModelChange {
    static final Actor WORKER = Actor.worker("release");

    private final Models models;
    private final Deployments deployments;

    ModelChange(Models models, Deployments deployments) {
        this.models = models;
        this.deployments = deployments;
    }

    Runnable of(CustomModel seen, ReleaseFacts facts, BiConsumer<CustomModel, Instant> change) {
        return models.change(
                seen,
                (model, now) -> {
                    note(model);
                    change.accept(model, now);
                });
    }

    /** What a reader of the model's record wants to know about its deployment. */
    private void note(CustomModel model) {
        deployments
                .find(model.deploymentId)
                .ifPresent(
                        deployment -> {
                            model.togetherEndpointId = deployment.endpointId;
                            status(model, deployment);
                        });
    }

    private static void status(CustomModel model, Deployment deployment) {
        model.togetherStatus = deployment.providerState;
        model.togetherStatusOf = deployment.providerState == null ? null : "deployment";
    }
}
