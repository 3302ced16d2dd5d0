package dev.slipway.finetune;

import dev.slipway.access.Secrets;
import dev.slipway.dataset.ProviderFiles;
import dev.slipway.dataset.StoredFile;
import dev.slipway.dataset.StoredFiles;
import dev.slipway.lifecycle.Effect;
import dev.slipway.lifecycle.EffectState;
import dev.slipway.lifecycle.EffectStore;
import dev.slipway.platform.ProjectId;
import dev.slipway.provider.TrainingJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Gathers what the world says about a job. */
@ApplicationScoped
class FineTuneObserver {
    private final FineTuneStore store;
    private final ProviderFiles placed;
    private final TrainingWatch watch;
    private final TrainingRestarts restarts;
    private final Kept kept;

    FineTuneObserver(
            FineTuneStore store,
            ProviderFiles placed,
            TrainingWatch watch,
            TrainingRestarts restarts,
            Kept kept) {
        this.store = store;
        this.restarts = restarts;
        this.placed = placed;
        this.watch = watch;
        this.kept = kept;
    }

    /** What is kept for a job outside of its room. */
    @Singleton
    record Kept(EffectStore effects, Secrets secrets, StoredFiles files) {}

    String secret(ProjectId project, String name) {
        return kept.secrets().open(project, name);
    }

    FineTuneJob job(String id) {
        return store.findByIdOptional(id)
                .orElseThrow(() -> new IllegalStateException("No fine-tune " + id));
    }

    Map<String, FineTuneJob> jobs(List<String> ids) {
        return store.list("id in ?1", ids).stream()
                .collect(Collectors.toMap(job -> job.id, Function.identity()));
    }

    /** Whether all there is to say of the job is what it says already; asks for no single job. */
    boolean trainsOn(FineTuneJob job) {
        return job.state == FineTuneState.TRAINING
                && job.providerJobId != null
                && watch.listed(job.providerJobId)
                        .filter(job::knows)
                        .map(remote -> new FineTuneFacts(null, null, remote, true))
                        .map(facts -> FineTuneDecision.decide(job, facts))
                        .filter(FineTuneStep.Note.class::isInstance)
                        .isPresent();
    }

    FineTuneFacts facts(FineTuneJob job) {
        TrainingJob remote = job.providerJobId == null ? null : watch.look(job.providerJobId);
        return new FineTuneFacts(
                placed(job, job.trainingFile),
                job.validationFile == null ? null : placed(job, job.validationFile),
                remote,
                restarts.of(remote),
                maybeSubmitted(job),
                new FineTuneFacts.Signs(
                        wrong(job),
                        job.providerJobId != null
                                && remote == null
                                && kept.effects().lostNow(job.id)));
    }

    private String wrong(FineTuneJob job) {
        return kept.effects()
                .find(job.id, FineTuneSubmit.STEP, job.generation)
                .filter(effect -> effect.state() == EffectState.RELEASING)
                .map(Effect::problem)
                .orElse(null);
    }

    /** Where both files are at the provider. */
    FineTuneFacts files(FineTuneJob job) {
        return new FineTuneFacts(
                placed(job, job.trainingFile),
                job.validationFile == null ? null : placed(job, job.validationFile),
                null,
                false);
    }

    void placeFiles(FineTuneJob job) {
        placed.want(file(job, job.trainingFile));
        if (job.validationFile != null) {
            placed.want(file(job, job.validationFile));
        }
    }

    /** Whether an upload that it waits for was given up, and begins anew now. */
    boolean reviveFiles(FineTuneJob job) {
        boolean training = placed.revive(file(job, job.trainingFile));
        boolean validation =
                job.validationFile != null && placed.revive(file(job, job.validationFile));
        return training || validation;
    }

    /** Whether the provider may have it already. */
    boolean maybeSubmitted(FineTuneJob job) {
        return kept.effects()
                .find(job.id, FineTuneSubmit.STEP, job.generation)
                .filter(
                        effect ->
                                effect.state() != EffectState.PLANNED
                                        && effect.state() != EffectState.REJECTED)
                .isPresent();
    }

    private ProviderFiles.Placed placed(FineTuneJob job, String fileId) {
        return placed.find(file(job, fileId).sha256).orElse(null);
    }

    private StoredFile file(FineTuneJob job, String id) {
        return kept.files().get(job.project(), id);
    }
}
