package dev.slipway.model.weights;

import dev.slipway.lifecycle.EffectStore;
import dev.slipway.model.CustomModel;
import dev.slipway.model.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Gathers what provider and Hub say about weights on their way. */
@ApplicationScoped
class Observer {
    private final Roads roads;
    private final Sources sources;
    private final EffectStore effects;
    private final Clock clock;

    Observer(Roads roads, Sources sources, EffectStore effects, Clock clock) {
        this.roads = roads;
        this.sources = sources;
        this.effects = effects;
        this.clock = clock;
    }

    IntakeFacts facts(CustomModel model) {
        boolean uploading = model.stage == Stage.UPLOADING && model.weights.uploadId != null;
        boolean validating = model.stage == Stage.VALIDATING;
        IntakeFacts.Upload upload = uploading ? roads.of(model).observeUpload(model) : null;
        IntakeFacts.Validation validation =
                validating ? roads.of(model).observeValidation(model) : null;
        // The Hub is asked only when the answer decides something.
        boolean done = validating && validation.phase() == IntakeFacts.Phase.DONE;
        return new IntakeFacts(
                upload, validation, done ? sources.head(model) : null, clock.instant());
    }

    boolean left(CustomModel model) {
        return model.weights.given() && effects.open(model.id) > 0;
    }
}
