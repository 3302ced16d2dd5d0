package dev.slipway.finetune;

import dev.slipway.access.Secrets;
import dev.slipway.lifecycle.Tx;
import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What a request asks for besides hyperparameters: where to start, when to stop, whom to tell. */
@ApplicationScoped
class TrainingExtras {
    private final Secrets secrets;
    private final FineTuneStore store;

    TrainingExtras(Secrets secrets, FineTuneStore store) {
        this.secrets = secrets;
        this.store = store;
    }

    /**
     * @throws Problem NOT_FOUND when the project has no such secret or fine-tune
     */
    void check(ProjectId project, FineTuneRequest request) {
        if (request.wandb() != null) {
            secrets.open(project, request.wandb().apiKeySecret());
        }
        String hubToken = hubToken(request);
        if (hubToken != null) {
            secrets.open(project, hubToken);
        }
        EarlyStopping stopping = request.earlyStopping();
        if (stopping != null) {
            early(request, stopping);
        }
    }

    private static void early(FineTuneRequest request, EarlyStopping stopping) {
        if (request.validationFile() == null) {
            throw Problem.invalid("earlyStopping", "needs a validationFile");
        }
        Integer evals =
                request.hyperparameters() == null ? null : request.hyperparameters().evals();
        if (evals == null || evals < stopping.leastEvals()) {
            throw Problem.invalid(
                    "hyperparameters.n_evals",
                    "is %s; earlyStopping needs at least %d (patience + warmupEvals + 1)"
                            .formatted(evals == null ? "not given" : evals, stopping.leastEvals()));
        }
    }

    /** Name of the secret with the Hub token; null when none is needed. */
    static String hubToken(FineTuneRequest request) {
        List<String> names =
                Stream.of(
                                request.startFrom() == null
                                        ? null
                                        : request.startFrom().hfTokenSecret(),
                                request.publishTo() == null
                                        ? null
                                        : request.publishTo().hfTokenSecret())
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        if (names.size() > 1) {
            throw Problem.invalid(
                    "publishTo.hfTokenSecret",
                    "is not that of startFrom: the provider takes one token for both");
        }
        return names.isEmpty() ? null : names.getFirst();
    }

    /** Adds their wire names to those of the hyperparameters. */
    void add(ProjectId project, FineTuneRequest request, Map<String, Object> parameters) {
        if (request.startFrom() != null) {
            parameters.putAll(request.startFrom().parameters());
            parameters.computeIfPresent(
                    "from_checkpoint", (name, given) -> atProvider(project, (String) given));
        }
        if (request.publishTo() != null) {
            parameters.putAll(request.publishTo().parameters());
        }
        if (request.earlyStopping() != null) {
            parameters.putAll(request.earlyStopping().parameters());
        }
    }

    /** Our own ids mean nothing to the provider. */
    private String atProvider(ProjectId project, String checkpoint) {
        if (!checkpoint.startsWith("ft_")) {
            return checkpoint;
        }
        int colon = checkpoint.indexOf(':');
        String id = colon < 0 ? checkpoint : checkpoint.substring(0, colon);
        String job = Tx.call(() -> store.get(project, id).providerJobId);
        if (job == null) {
            throw Problem.invalid(
                    "startFrom.checkpoint", id + " has not been submitted to the provider yet");
        }
        return colon < 0 ? job : job + checkpoint.substring(colon);
    }
}
