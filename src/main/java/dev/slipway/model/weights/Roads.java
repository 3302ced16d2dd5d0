package dev.slipway.model.weights;

import dev.slipway.model.CustomModel;
import jakarta.enterprise.context.ApplicationScoped;

/** The road that a model is on: its generation was decided when it was registered. */
@ApplicationScoped
class Roads {
    private final RoadV1 v1;
    private final RoadV2 v2;

    Roads(RoadV1 v1, RoadV2 v2) {
        this.v1 = v1;
        this.v2 = v2;
    }

    Road of(CustomModel model) {
        return switch (model.apiGeneration) {
            case V1 -> v1;
            case V2 -> v2;
        };
    }
}
