package dev.slipway.finetune;

import dev.slipway.dataset.DatasetFormat;
import dev.slipway.finetune.Hyperparameters.TrainingType;
import dev.slipway.problem.Problem;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.TrainingHost;
import dev.slipway.provider.TrainingLimits;
import dev.slipway.provider.TrainingLimits.Method;
import dev.slipway.provider.TrainingLimits.Ranges;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Holds hyperparameters against what the provider allows for this base model. */
@ApplicationScoped
class TrainingBounds {
    private static final String ALL_MODULES = "all-linear";

    private final TrainingHost host;

    TrainingBounds(TrainingHost host) {
        this.host = host;
    }

    /**
     * @param format of the training file
     * @throws Problem naming the field
     */
    void check(
            String baseModel, Hyperparameters wanted, boolean hasValidation, DatasetFormat format) {
        if (wanted.preferences() != (format == DatasetFormat.PREFERENCE)) {
            throw invalid(
                    "training_method",
                    wanted.preferences()
                            ? "is dpo, which learns from preferences; the training file has none"
                            : "must be dpo: the training file holds preferences");
        }
        if (wanted.evals() != null && wanted.evals() > 0 && !hasValidation) {
            throw invalid("n_evals", "needs a validationFile");
        }
        TrainingLimits limits = limits(baseModel);
        counts(wanted, limits.counts());
        ranges(wanted, limits.ranges());
        vision(wanted, limits);
        method(wanted, limits);
    }

    private static void counts(Hyperparameters wanted, TrainingLimits.Counts counts) {
        atMost("n_epochs", wanted.epochs(), counts.maxEpochs());
        atMost("n_evals", wanted.evals(), counts.maxEvals());
        atMost("n_checkpoints", wanted.checkpoints(), counts.maxCheckpoints());
    }

    private static void ranges(Hyperparameters wanted, Ranges ranges) {
        if (wanted.learningRate() != null) {
            double rate = wanted.learningRate().doubleValue();
            if (ranges.maxLearningRate() != null && rate > ranges.maxLearningRate()
                    || ranges.minLearningRate() != null && rate < ranges.minLearningRate()) {
                throw invalid(
                        "learning_rate",
                        "is %s; this base takes %s to %s"
                                .formatted(
                                        wanted.learningRate(),
                                        ranges.minLearningRate(),
                                        ranges.maxLearningRate()));
            }
        }
        atLeast("max_seq_length", wanted.maxSeqLength(), ranges.minLength());
        atMost(
                "max_seq_length",
                wanted.maxSeqLength(),
                wanted.preferences() ? ranges.maxLengthDpo() : ranges.maxLengthSft());
    }

    private static void vision(Hyperparameters wanted, TrainingLimits limits) {
        boolean asked =
                wanted.multimodal() != null
                        && Boolean.TRUE.equals(wanted.multimodal().trainVision());
        if (asked && Boolean.FALSE.equals(limits.supports().vision())) {
            throw invalid("multimodal_params.train_vision", "this base does not see images");
        }
    }

    private static void method(Hyperparameters wanted, TrainingLimits limits) {
        TrainingType type = wanted.trainingType();
        Method method = wanted.full() ? limits.full() : limits.lora();
        if (method == null) {
            if (type != null && (limits.full() != null || limits.lora() != null)) {
                throw invalid("training_type", "this base cannot be trained as " + type.type());
            }
            return;
        }
        if (type != null && type.rank() != null) {
            atMost("training_type.lora_r", type.rank(), method.maxRank());
        }
        if (type != null && type.modules() != null) {
            modules(type.modules(), method.modules());
        }
        if (wanted.batchSize() instanceof Integer size) {
            boolean own = wanted.preferences() && method.maxBatchSizeDpo() != null;
            atMost("batch_size", size, own ? method.maxBatchSizeDpo() : method.maxBatchSize());
            atLeast("batch_size", size, method.minBatchSize());
        }
    }

    private static void modules(String wanted, List<String> known) {
        for (String module : wanted.split(",")) {
            String name = module.strip();
            if (!known.isEmpty() && !name.equals(ALL_MODULES) && !known.contains(name)) {
                throw invalid(
                        "training_type.lora_trainable_modules",
                        "names %s; this base takes %s or %s"
                                .formatted(name, ALL_MODULES, String.join(", ", known)));
            }
        }
    }

    /** A provider without limits for a base it tunes: its own check has the word then. */
    private TrainingLimits limits(String baseModel) {
        try {
            return host.limits(baseModel);
        } catch (ProviderException e) {
            if (e.kind() == FailureKind.NOT_FOUND) {
                return TrainingLimits.NONE;
            }
            throw e;
        }
    }

    private static void atMost(String field, Integer value, Integer most) {
        if (value != null && most != null && value > most) {
            throw invalid(field, "is %d; this base takes at most %d".formatted(value, most));
        }
    }

    private static void atLeast(String field, Integer value, Integer least) {
        if (value != null && least != null && value < least) {
            throw invalid(field, "is %d; the least here is %d".formatted(value, least));
        }
    }

    private static Problem invalid(String field, String message) {
        return Problem.invalid("hyperparameters." + field, message);
    }
}
