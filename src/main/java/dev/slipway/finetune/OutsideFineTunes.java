package dev.slipway.finetune;

import dev.slipway.lifecycle.Tx;
import dev.slipway.model.Models;
import dev.slipway.model.PlanChecks;
import dev.slipway.model.ReleasePlan;
import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemType;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.Generation;
import dev.slipway.provider.GenerationChooser;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.TrainingHost;
import dev.slipway.provider.TrainingJob;
import jakarta.enterprise.context.ApplicationScoped;

/** Front door: jobs that were started at the provider by others and are to be released by us. */
@ApplicationScoped
public class OutsideFineTunes {
    private final TrainingHost host;
    private final FineTuneStore store;
    private final PlanChecks plans;
    private final GenerationChooser generations;

    OutsideFineTunes(
            TrainingHost host,
            FineTuneStore store,
            PlanChecks plans,
            GenerationChooser generations) {
        this.host = host;
        this.store = store;
        this.plans = plans;
        this.generations = generations;
    }

    /**
     * What a completed job made, ready to be registered.
     *
     * @throws Problem NOT_FOUND for a job the provider does not know; CONFLICT for one that has not
     *     completed, or that is followed here already
     */
    public Models.Birth birth(
            ProjectId project, String providerJobId, ReleasePlan plan, String alias) {
        ReleasePlan whole = plans.complete(project, plan, alias);
        Tx.call(() -> store.byProviderJob(providerJobId))
                .ifPresent(
                        ours -> {
                            if (!ours.projectId.equals(project.value())) {
                                throw unknown(providerJobId);
                            }
                            throw new Problem(
                                    ProblemType.CONFLICT,
                                    "%s was started by Slipway and is released without a hook."
                                            .formatted(providerJobId),
                                    "GET /api/v1/fine-tunes/%s shows it.".formatted(ours.id));
                        });
        TrainingJob job = job(providerJobId);
        Generation generation = generations.choose();
        String made = generation == Generation.V1 ? output(job) : object(job);
        if (!job.is("completed") || made == null) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "%s is %s at the provider%s."
                            .formatted(
                                    providerJobId,
                                    job.status(),
                                    job.is("completed") ? " but names no model" : ""),
                    "Call the hook when the job has completed.");
        }
        return new Models.Birth(
                project,
                "together-fine-tune:" + providerJobId,
                job.model(),
                whole,
                generation,
                made,
                null);
    }

    private TrainingJob job(String id) {
        try {
            return host.job(id);
        } catch (ProviderException e) {
            if (e.kind() == FailureKind.NOT_FOUND) {
                throw unknown(id);
            }
            throw e;
        }
    }

    private static Problem unknown(String id) {
        return Problem.notFound("fine-tune at the provider", id);
    }

    private static String object(TrainingJob job) {
        return job.result() == null ? null : job.result().deployableId();
    }

    private static String output(TrainingJob job) {
        return job.result() == null ? null : job.result().outputName();
    }
}
