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
import dev.slipway.provider.Generation;
import dev.slipway.provider.ListedModel;
import dev.slipway.provider.ModelCatalog;
import dev.slipway.provider.StartedUpload;
import dev.slipway.provider.UploadHost;
import dev.slipway.provider.UploadRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Generation V1: one call uploads, and a job tells how far it is. There is no validation apart from
 * the job, and no call that deletes what was uploaded.
 */
@ApplicationScoped
class RoadV1 implements Road {
    /** Marks an upload without a job: the provider had these weights already. */
    private static final String KNOWN = "model:";

    private final UploadHost host;
    private final ModelCatalog catalog;
    private final Effects effects;
    private final Sources sources;
    private final UploadWatch watch;

    RoadV1(
            UploadHost host,
            ModelCatalog catalog,
            Effects effects,
            Sources sources,
            UploadWatch watch) {
        this.host = host;
        this.catalog = catalog;
        this.effects = effects;
        this.sources = sources;
        this.watch = watch;
    }

    @Override
    public IntakeFacts.Upload observeUpload(CustomModel model) {
        if (model.weights.uploadId.startsWith(KNOWN)) {
            return new IntakeFacts.Upload(Phase.DONE, "Complete", null);
        }
        return watch.job(model.weights.uploadId);
    }

    @Override
    public IntakeFacts.Validation observeValidation(CustomModel model) {
        return new IntakeFacts.Validation(Phase.DONE, null, null);
    }

    @Override
    public EffectResult makeRecord(Claim claim, CustomModel model) {
        throw new IllegalStateException("generation V1 has no model records: " + model.id);
    }

    @Override
    public EffectResult upload(Claim claim, CustomModel model) {
        EffectSpec spec =
                new EffectSpec(
                        model.project(),
                        model.id,
                        UPLOAD,
                        model.weights.uploadGeneration,
                        "upload",
                        Generation.V1,
                        Traits.NONE.and("source", model.source));
        return effects.perform(
                claim,
                spec,
                new Effects.Act(
                        token -> listed(),
                        token -> started(host.upload(request(model, token)), token)));
    }

    /** What was there already may have been given another name by whoever put it there. */
    private static Found started(StartedUpload started, String token) {
        String name = started.modelName();
        return started.jobId() == null
                ? new Found(KNOWN + (name == null ? token : name), null)
                : new Found(started.jobId(), name);
    }

    private UploadRequest request(CustomModel model, String token) {
        boolean adapter = model.weights.kind == Kind.ADAPTER;
        return new UploadRequest(
                token,
                sources.open(model),
                adapter ? "adapter" : "model",
                adapter ? model.baseModel : null,
                model.name());
    }

    /** Nobody says how long jobs are listed, so the list of models is asked, too. */
    private List<Found> listed() {
        Stream<Found> jobs =
                host.jobs().stream()
                        .filter(job -> job.modelName() != null)
                        .map(
                                job ->
                                        new Found(
                                                job.id(),
                                                job.modelName(),
                                                job.createdAt(),
                                                Traits.NONE));
        Stream<Found> models =
                catalog.listedModels().stream()
                        .map(ListedModel::id)
                        .filter(Objects::nonNull)
                        .map(id -> new Found(KNOWN + id, id));
        return Stream.concat(jobs, models).toList();
    }

    private Optional<String> listed(String name) {
        return catalog.listedModels().stream()
                .map(ListedModel::id)
                .filter(id -> id != null && id.endsWith("/" + name))
                .findFirst();
    }

    /**
     * The name with the account's prefix, which only the answer to the upload tells for sure: jobs
     * may show the bare one, so the list of models is asked then.
     */
    @Override
    public String deployable(CustomModel model) {
        String upload = model.weights.uploadId;
        String name =
                upload.startsWith(KNOWN)
                        ? upload.substring(KNOWN.length())
                        : host.job(upload).modelName();
        return name == null || name.contains("/") ? name : listed(name).orElse(name);
    }

    /** Together has no call that deletes what V1 uploaded; it costs nothing while unused. */
    @Override
    public boolean remove(Claim claim, CustomModel model) {
        return true;
    }
}
