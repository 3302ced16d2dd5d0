package dev.slipway.model.weights;

import dev.slipway.lifecycle.Claim;
import dev.slipway.lifecycle.EffectResult;
import dev.slipway.lifecycle.EffectSpec;
import dev.slipway.lifecycle.Effects;
import dev.slipway.lifecycle.Found;
import dev.slipway.lifecycle.Traits;
import dev.slipway.model.CustomModel;
import dev.slipway.model.preflight.Kind;
import dev.slipway.model.weights.IntakeFacts.Phase;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.FailureWords;
import dev.slipway.provider.Generation;
import dev.slipway.provider.ModelRegistry;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.RemoteModel;
import dev.slipway.provider.RemoteRevision;
import dev.slipway.provider.RemoteUpload;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Generation V2: a free, named record first; the upload goes into it and is found again by it; then
 * the provider validates what it fetched.
 */
@ApplicationScoped
class RoadV2 implements Road {
    private final ModelRegistry registry;
    private final UploadWatch watch;
    private final Effects effects;
    private final Sources sources;
    private final FailureWords words;

    RoadV2(
            ModelRegistry registry,
            UploadWatch watch,
            Effects effects,
            Sources sources,
            FailureWords words) {
        this.words = words;
        this.registry = registry;
        this.watch = watch;
        this.effects = effects;
        this.sources = sources;
    }

    @Override
    public IntakeFacts.Upload observeUpload(CustomModel model) {
        return watch.upload(model.weights.uploadId);
    }

    @Override
    public IntakeFacts.Validation observeValidation(CustomModel model) {
        List<RemoteRevision> revisions = registry.revisions(model.togetherModelId);
        if (revisions.isEmpty()) {
            return new IntakeFacts.Validation(Phase.RUNNING, null, null);
        }
        RemoteRevision revision = revisions.getFirst();
        Phase phase =
                revision.in("SUCCESS")
                        ? Phase.DONE
                        : revision.in("FAILED") ? Phase.FAILED : Phase.RUNNING;
        boolean troubled = revision.in("FAILED") || revision.in("ERROR");
        return new IntakeFacts.Validation(
                phase,
                revision.status(),
                troubled ? IntakeFacts.Trouble.of(findings(revision), words) : null);
    }

    private static String findings(RemoteRevision revision) {
        return revision.findings().stream()
                .map(finding -> finding.rule() + ": " + finding.message())
                .collect(Collectors.joining("; "));
    }

    @Override
    public EffectResult makeRecord(Claim claim, CustomModel model) {
        String type = model.weights.kind == Kind.ADAPTER ? "adapter" : "model";
        Traits asked =
                Traits.NONE
                        .and("base", model.weights.baseModelId)
                        .and("type", type)
                        .and("source", model.source);
        return effects.perform(
                claim,
                // One record for all attempts to upload into it; anew only when it was refused.
                spec(claim, model, RECORD, "model", asked),
                new Effects.Act(
                        token -> records(),
                        token -> found(registry.create(token, type, model.weights.baseModelId))));
    }

    private List<Found> records() {
        return registry.models().stream()
                .filter(remote -> remote.name() != null)
                .map(RoadV2::found)
                .toList();
    }

    private static Found found(RemoteModel remote) {
        return new Found(
                remote.id(), remote.name(), null, Traits.NONE.and("base", remote.baseModelId()));
    }

    @Override
    public EffectResult upload(Claim claim, CustomModel model) {
        Traits asked = Traits.NONE.and("record", model.togetherModelId).and("source", model.source);
        return effects.perform(
                claim,
                spec(claim, model, UPLOAD, "upload", asked),
                new Effects.Act(
                        token -> uploads(model),
                        token ->
                                found(
                                        registry.upload(
                                                model.togetherModelId, sources.open(model)))));
    }

    /** Uploads have no names; the record they go into has, and is ours alone. */
    private List<Found> uploads(CustomModel model) {
        return registry.uploads().stream()
                .filter(upload -> model.togetherModelId.equals(upload.modelId()))
                .filter(upload -> !upload.failed())
                .map(RoadV2::found)
                .toList();
    }

    private static Found found(RemoteUpload upload) {
        return new Found(upload.id(), null, null, Traits.NONE.and("record", upload.modelId()));
    }

    private static EffectSpec spec(
            Claim claim, CustomModel model, String step, String kind, Traits asked) {
        return new EffectSpec(
                claim.project(),
                model.id,
                step,
                model.weights.uploadGeneration,
                kind,
                Generation.V2,
                asked);
    }

    @Override
    public String deployable(CustomModel model) {
        return model.togetherModelId;
    }

    /** Looked at by its id: a list that lags would say "absent" of what is new. */
    @Override
    public boolean remove(Claim claim, CustomModel model) {
        String id = model.togetherModelId;
        if (id == null || !exists(id)) {
            return true;
        }
        effects.change(claim, "delete", model.endRequestedAt(), () -> registry.delete(id));
        return false;
    }

    private boolean exists(String id) {
        try {
            registry.model(id);
            return true;
        } catch (ProviderException e) {
            if (e.kind() == FailureKind.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }
}
