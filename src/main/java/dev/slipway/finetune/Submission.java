package dev.slipway.finetune;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.slipway.catalog.BaseModels;
import dev.slipway.dataset.FilePurpose;
import dev.slipway.dataset.StoredFile;
import dev.slipway.dataset.StoredFiles;
import dev.slipway.model.PlanChecks;
import dev.slipway.model.ReleasePlan;
import dev.slipway.platform.JsonText;
import dev.slipway.platform.ProjectId;
import dev.slipway.provider.GenerationChooser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * Turns a request into a job, refusing whatever would fail later, before anything is stored or
 * paid.
 */
@ApplicationScoped
class Submission {
    private final BaseModels baseModels;
    private final StoredFiles files;
    private final PlanChecks plans;
    private final GenerationChooser generations;
    private final Checks checks;

    Submission(
            BaseModels baseModels,
            StoredFiles files,
            PlanChecks plans,
            GenerationChooser generations,
            Checks checks) {
        this.baseModels = baseModels;
        this.files = files;
        this.plans = plans;
        this.generations = generations;
        this.checks = checks;
    }

    /** What is checked of the training itself. */
    @Singleton
    record Checks(TrainingBounds bounds, TrainingExtras extras) {}

    /**
     * @throws dev.slipway.problem.Problem naming the field
     * @throws dev.slipway.provider.ProviderException when the provider cannot be asked
     */
    FineTuneJob check(ProjectId project, FineTuneRequest request) {
        ReleasePlan plan = plans.complete(project, request.plan(), request.alias());
        StoredFile training = files.get(project, request.trainingFile(), FilePurpose.FINE_TUNE);
        if (request.validationFile() != null) {
            files.get(project, request.validationFile(), FilePurpose.FINE_TUNE);
        }
        checks.extras().check(project, request);
        Hyperparameters wanted =
                request.hyperparameters() == null
                        ? Hyperparameters.NONE
                        : request.hyperparameters();
        baseModels.requireTunable(request.baseModel(), plan.deploys());
        checks.bounds()
                .check(
                        request.baseModel(),
                        wanted,
                        request.validationFile() != null,
                        training.format);
        FineTuneJob job = new FineTuneJob();
        if (plan.deploys()) {
            job.apiGeneration = generations.choose();
        }
        job.projectId = project.value();
        job.alias = plan.route().alias();
        job.baseModel = request.baseModel();
        job.trainingFile = request.trainingFile();
        job.validationFile = request.validationFile();
        job.suffix = request.suffix();
        Map<String, Object> parameters = wire(wanted);
        checks.extras().add(project, request, parameters);
        job.hyperparametersJson = JsonText.write(parameters);
        job.hubTokenSecret = TrainingExtras.hubToken(request);
        job.wandbJson = request.wandb() == null ? null : JsonText.write(request.wandb());
        job.planJson = JsonText.write(plan);
        job.generation = 1;
        return job;
    }

    private static Map<String, Object> wire(Hyperparameters wanted) {
        Map<String, Object> parameters =
                JsonText.read(JsonText.write(wanted), new TypeReference<>() {});
        if (wanted.trainingMethod() != null) {
            parameters.put("training_method", wanted.trainingMethod().wire());
        }
        return parameters;
    }
}
