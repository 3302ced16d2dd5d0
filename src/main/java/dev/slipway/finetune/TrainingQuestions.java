package dev.slipway.finetune;

import dev.slipway.dataset.ProviderFiles;
import dev.slipway.lifecycle.Tx;
import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemType;
import dev.slipway.provider.PriceEstimate;
import dev.slipway.provider.TrainingEvent;
import dev.slipway.provider.TrainingHost;
import dev.slipway.provider.TrainingRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What a person asks the provider about a job. */
@ApplicationScoped
class TrainingQuestions {
    private final TrainingHost host;
    private final FineTuneObserver observer;

    TrainingQuestions(TrainingHost host, FineTuneObserver observer) {
        this.host = host;
        this.observer = observer;
    }

    List<TrainingEvent> events(FineTuneJob job) {
        return job.providerJobId == null ? List.of() : host.events(job.providerJobId);
    }

    /**
     * @throws Problem CONFLICT while the provider has not yet looked at the file: ask again
     */
    PriceEstimate estimate(FineTuneJob job) {
        Tx.run(() -> observer.placeFiles(job));
        FineTuneFacts files = observer.files(job);
        if (files.training().state() != ProviderFiles.State.USABLE) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "The provider has not finished looking at the training file (%s)."
                            .formatted(files.training().state()),
                    "Ask again in a few seconds; nothing is charged.");
        }
        return host.estimate(
                new TrainingRequest(
                        job.baseModel,
                        files.training().externalId(),
                        files.validation() == null ? null : files.validation().externalId(),
                        "",
                        job.hyperparameters()));
    }
}
