package dev.slipway.finetune;

import dev.slipway.dataset.ProviderFiles;
import dev.slipway.lifecycle.Tx;
import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemType;
import dev.slipway.provider.MetricsQuery;
import dev.slipway.provider.PriceEstimate;
import dev.slipway.provider.TrainingCheckpoint;
import dev.slipway.provider.TrainingEvent;
import dev.slipway.provider.TrainingHost;
import dev.slipway.provider.TrainingPoint;
import dev.slipway.provider.TrainingRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/**
 * What a person asks the provider about a job, asked anew each time. All lists are empty before the
 * job was submitted there.
 *
 * <p>Every method with an id throws {@link Problem} NOT_FOUND for a job that is not in the project,
 * and {@code ProviderException} when the provider does not answer.
 */
@ApplicationScoped
public class TrainingQuestions {
    private final TrainingHost host;
    private final FineTuneObserver observer;
    private final FineTuneStore store;

    TrainingQuestions(TrainingHost host, FineTuneObserver observer, FineTuneStore store) {
        this.host = host;
        this.observer = observer;
        this.store = store;
    }

    /** The provider's log, oldest first. */
    public List<TrainingEvent> events(ProjectId project, String id) {
        return ask(project, id, host::events);
    }

    /** In the order of their steps. */
    public List<TrainingPoint> metrics(ProjectId project, String id) {
        return metrics(project, id, MetricsQuery.ALL);
    }

    List<TrainingPoint> metrics(ProjectId project, String id, MetricsQuery query) {
        return ask(project, id, job -> host.metrics(job, query));
    }

    public List<TrainingCheckpoint> checkpoints(ProjectId project, String id) {
        return ask(project, id, host::checkpoints);
    }

    private <T> List<T> ask(ProjectId project, String id, Function<String, List<T>> question) {
        String job = Tx.call(() -> store.get(project, id).providerJobId);
        return job == null ? List.of() : question.apply(job);
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
