package dev.slipway.model.weights;

import dev.slipway.lifecycle.Claim;
import dev.slipway.lifecycle.EffectResult;
import dev.slipway.lifecycle.EffectSpec;
import dev.slipway.lifecycle.Effects;
import dev.slipway.model.CustomModel;
import dev.slipway.model.preflight.Kind;
import dev.slipway.model.weights.IntakeFacts.Phase;
import dev.slipway.provider.FailureWords;
import dev.slipway.provider.Generation;
import dev.slipway.provider.ModelRegistry;
import dev.slipway.provider.RemoteModel;
import dev.slipway.provider.RemoteRevision;
import dev.slipway.provider.RemoteUpload;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
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
        return effects.perform(
                claim,
                // One record for all attempts to upload into it; anew only when it was refused.
                spec(claim, model, RECORD, model.weights.uploadGeneration, "model"),
                new Effects.Act(
                        token -> find(token).map(RemoteModel::id),
                        token -> registry.create(token, type, model.weights.baseModelId).id()));
    }

    private Optional<RemoteModel> find(String token) {
        return registry.models().stream()
                .filter(remote -> token.equals(bare(remote.name())))
                .findFirst();
    }

    private static String bare(String name) {
        return name == null ? null : name.substring(name.lastIndexOf('/') + 1);
    }

    @Override
    public EffectResult upload(Claim claim, CustomModel model) {
        return effects.perform(
                claim,
                spec(claim, model, UPLOAD, model.weights.uploadGeneration, "upload"),
                new Effects.Act(
                        token -> findUpload(model).map(RemoteUpload::id),
                        token -> registry.upload(model.togetherModelId, sources.open(model)).id()));
    }

    /** Uploads have no names; the record they go into has, and is ours alone. */
    private Optional<RemoteUpload> findUpload(CustomModel model) {
        return registry.uploads().stream()
                .filter(upload -> model.togetherModelId.equals(upload.modelId()))
                .filter(upload -> !upload.failed())
                .findFirst();
    }

    private static EffectSpec spec(
            Claim claim, CustomModel model, String step, int generation, String kind) {
        return new EffectSpec(
                claim.project(), model.id, step, generation, kind, Generation.V2, model.source);
    }

    @Override
    public String deployable(CustomModel model) {
        return model.togetherModelId;
    }

    @Override
    public boolean remove(CustomModel model) {
        String id = model.togetherModelId;
        if (id == null || registry.models().stream().noneMatch(m -> id.equals(m.id()))) {
            return true;
        }
        registry.delete(id);
        return false;
    }
}
