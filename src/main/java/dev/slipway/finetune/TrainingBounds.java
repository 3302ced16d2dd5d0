package dev.slipway.finetune;

import dev.slipway.access.Secrets;
import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.TrainingHost;
import dev.slipway.provider.TrainingLimits;
import jakarta.enterprise.context.ApplicationScoped;

/** Holds hyperparameters against what the provider allows for this base model. */
@ApplicationScoped
class TrainingBounds {
    private final TrainingHost host;
    private final Secrets secrets;

    TrainingBounds(TrainingHost host, Secrets secrets) {
        this.host = host;
        this.secrets = secrets;
    }

    /**
     * @throws Problem NOT_FOUND when the project has no such secret
     */
    void requireSecret(ProjectId project, String name) {
        secrets.open(project, name);
    }

    void check(String baseModel, Hyperparameters wanted, boolean hasValidation) {
        TrainingLimits limits = limits(baseModel);
        atMost("n_epochs", wanted.epochs(), limits.maxEpochs());
        atMost("n_evals", wanted.evals(), limits.maxEvals());
        if (wanted.evals() != null && wanted.evals() > 0 && !hasValidation) {
            throw invalid("n_evals", "needs a validationFile");
        }
        if (wanted.learningRate() != null) {
            double rate = wanted.learningRate().doubleValue();
            if (limits.maxLearningRate() != null && rate > limits.maxLearningRate()
                    || limits.minLearningRate() != null && rate < limits.minLearningRate()) {
                throw invalid(
                        "learning_rate",
                        "is %s; this base takes %s to %s"
                                .formatted(
                                        wanted.learningRate(),
                                        limits.minLearningRate(),
                                        limits.maxLearningRate()));
            }
        }
        method(wanted, limits);
    }

    private static void method(Hyperparameters wanted, TrainingLimits limits) {
        Hyperparameters.TrainingType type = wanted.trainingType();
        boolean full = type != null && "Full".equals(type.type());
        TrainingLimits.Method method = full ? limits.full() : limits.lora();
        if (method == null) {
            if (type != null && (limits.full() != null || limits.lora() != null)) {
                throw invalid("training_type", "this base cannot be trained as " + type.type());
            }
            return;
        }
        if (type != null && type.rank() != null) {
            atMost("training_type.lora_r", type.rank(), method.maxRank());
        }
        if (wanted.batchSize() instanceof Integer size) {
            atMost("batch_size", size, method.maxBatchSize());
            if (method.minBatchSize() != null && size < method.minBatchSize()) {
                throw invalid(
                        "batch_size",
                        "is %d; the least here is %d".formatted(size, method.minBatchSize()));
            }
        }
    }

    /** A provider without limits for a base it tunes: its own check has the word then. */
    private TrainingLimits limits(String baseModel) {
        try {
            return host.limits(baseModel);
        } catch (ProviderException e) {
            if (e.kind() == FailureKind.NOT_FOUND) {
                return new TrainingLimits(null, null, null, null, null, null);
            }
            throw e;
        }
    }

    private static void atMost(String field, Integer value, Integer most) {
        if (value != null && most != null && value > most) {
            throw invalid(field, "is %d; this base takes at most %d".formatted(value, most));
        }
    }

    private static Problem invalid(String field, String message) {
        return Problem.invalid("hyperparameters." + field, message);
    }
}
