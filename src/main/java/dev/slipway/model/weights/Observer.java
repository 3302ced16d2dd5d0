package dev.slipway.model.weights;

import dev.slipway.lifecycle.EffectState;
import dev.slipway.lifecycle.EffectStore;
import dev.slipway.model.CustomModel;
import dev.slipway.model.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;

/** Gathers what provider and Hub say about weights on their way. */
@ApplicationScoped
class Observer {
    private static final Set<EffectState> SENT =
            EnumSet.of(
                    EffectState.ATTEMPTING,
                    EffectState.UNKNOWN,
                    EffectState.CONFIRMED,
                    EffectState.RELEASING);

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
        IntakeFacts.Upload upload = uploading ? upload(model) : null;
        IntakeFacts.Validation validation =
                validating ? roads.of(model).observeValidation(model) : null;
        // The Hub is asked only when the answer decides something.
        boolean done = validating && validation.phase() == IntakeFacts.Phase.DONE;
        return new IntakeFacts(
                upload, validation, done ? sources.head(model) : null, clock.instant());
    }

    private IntakeFacts.Upload upload(CustomModel model) {
        IntakeFacts.Upload seen = roads.of(model).observeUpload(model);
        return seen.phase() == IntakeFacts.Phase.GONE && !effects.lostNow(model.id)
                ? new IntakeFacts.Upload(IntakeFacts.Phase.MISSED, seen.raw(), null)
                : seen;
    }

    /** Whether what was uploaded, and is not found now, was not found before either. */
    boolean gone(CustomModel model) {
        return effects.goneNow(model.id);
    }

    /**
     * Asks for the weights as the provider will.
     *
     * @throws dev.slipway.provider.HubException when they cannot be had
     * @throws dev.slipway.problem.Problem when a secret for them is gone
     */
    void requireSource(CustomModel model) {
        sources.open(model);
    }

    /** Whether a create was sent that is not in the record: its end is not known, or not noted. */
    boolean unsettled(CustomModel model, String step) {
        String known = step.equals(Road.RECORD) ? model.togetherModelId : model.weights.uploadId;
        return known == null
                && effects.of(model.id).stream()
                        .filter(effect -> step.equals(effect.step()))
                        .anyMatch(effect -> SENT.contains(effect.state()));
    }

    boolean left(CustomModel model) {
        return model.weights.given() && effects.open(model.id) > 0;
    }
}
