package dev.slipway.model.weights;

import dev.slipway.lifecycle.Effect;
import dev.slipway.lifecycle.EffectStore;
import dev.slipway.model.CustomModel;
import dev.slipway.model.Models;
import dev.slipway.model.Stage;
import dev.slipway.platform.Actor;
import dev.slipway.provider.Generation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The changes that end a step of the intake, each to be run in the settling transaction. */
@ApplicationScoped
class IntakeSettle {
    private static final Actor WORKER = Actor.worker("intake");

    private final Models models;
    private final EffectStore effects;

    IntakeSettle(Models models, EffectStore effects) {
        this.models = models;
        this.effects = effects;
    }

    Runnable recordMade(CustomModel seen, String id) {
        return change(seen, (m, now) -> m.togetherModelId = id);
    }

    Runnable uploadStarted(CustomModel seen, String id) {
        return change(seen, (m, now) -> m.weights.uploadId = id);
    }

    Runnable note(CustomModel seen, String raw, String of) {
        return change(
                seen,
                (m, now) -> {
                    effects.seen(m.id);
                    waitsOn(m, raw, of);
                });
    }

    /** It was not found, which alone says little: the record stays as it is. */
    Runnable missed(CustomModel seen) {
        return change(seen, (m, now) -> effects.missed(m.id));
    }

    /** What was uploaded is being taken away, and was still there. */
    Runnable removing(CustomModel seen) {
        return change(
                seen,
                (m, now) -> {
                    effects.of(m.id).forEach(effects::releasing);
                    effects.seen(m.id);
                });
    }

    /**
     * Something else is there than was asked for: it is taken away with the model, which fails.
     *
     * @param noted keeps the id
     */
    Runnable wrong(CustomModel seen, Consumer<CustomModel> noted, String why) {
        return change(
                seen,
                (m, now) -> {
                    noted.accept(m);
                    if (m.stage != Stage.CLOSING) {
                        m.close(Stage.FAILED, why, WORKER, now);
                    }
                });
    }

    /** {@code deployable} null keeps the name that the record has. */
    Runnable move(CustomModel seen, Stage to, String why, String deployable) {
        return change(
                seen,
                (m, now) -> {
                    if (deployable != null) {
                        m.togetherModelId = deployable;
                    }
                    waitsOn(m, null, null);
                    m.moveTo(to, why, WORKER, now);
                });
    }

    Runnable checked(CustomModel seen, BiConsumer<CustomModel, Instant> change) {
        return change(seen, change);
    }

    Runnable fail(CustomModel seen, String why) {
        return change(seen, (m, now) -> m.close(Stage.FAILED, why, WORKER, now));
    }

    /** With {@code again} the upload that failed is over, and a resume starts the next one. */
    Runnable hold(CustomModel seen, String why, boolean again) {
        return change(
                seen,
                (m, now) -> {
                    if (again) {
                        effects.find(m.id, Road.UPLOAD, m.weights.uploadGeneration)
                                .filter(effect -> effect.externalId() != null)
                                .ifPresent(effects::released);
                        m.weights.uploadGeneration++;
                        m.weights.uploadId = null;
                    }
                    waitsOn(m, null, null);
                    m.hold(why, null, WORKER, now);
                });
    }

    /** Nothing of the upload is left, or nobody can take it away. */
    Runnable removed(CustomModel seen) {
        return change(
                seen,
                (m, now) ->
                        effects.of(m.id).stream()
                                .filter(effect -> effect.externalId() != null)
                                .forEach(effect -> over(m, effect)));
    }

    private void over(CustomModel m, Effect effect) {
        if (m.apiGeneration == Generation.V1) {
            effects.handedOver(effect, "the account: Together deletes no V1 upload");
        } else {
            effects.released(effect);
        }
    }

    private static void waitsOn(CustomModel m, String raw, String of) {
        m.togetherStatus = raw;
        m.togetherStatusOf = raw == null ? null : of;
    }

    private Runnable change(CustomModel seen, BiConsumer<CustomModel, Instant> change) {
        return models.change(seen, change);
    }
}
