package dev.slipway.deployment;

import jakarta.enterprise.context.ApplicationScoped;

/** The generation that a deployment lives in, as its record says; never as the setting says. */
@ApplicationScoped
class Servings {
    private final ServingV1 v1;
    private final ServingV2 v2;

    Servings(ServingV1 v1, ServingV2 v2) {
        this.v1 = v1;
        this.v2 = v2;
    }

    Serving of(Deployment d) {
        return switch (d.apiGeneration) {
            case V1 -> v1;
            case V2 -> v2;
        };
    }
}
