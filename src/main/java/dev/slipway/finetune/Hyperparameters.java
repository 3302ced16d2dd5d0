package dev.slipway.finetune;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.slipway.platform.JsonText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.util.Map;

/**
 * How to train; what is null is left to the provider. Written as {@code POST /v1/fine-tunes} takes
 * them, all at the top level; unknown keys are refused. The base model's own limits are checked
 * besides.
 *
 * @param batchSize a number, or {@code "max"}
 */
record Hyperparameters(
        @JsonProperty("n_epochs") @Min(1) @Max(20) Integer epochs,
        @JsonProperty("n_checkpoints") @Min(1) Integer checkpoints,
        @JsonProperty("n_evals") @Min(0) Integer evals,
        @JsonProperty("batch_size") Object batchSize,
        @JsonProperty("learning_rate") @Positive @DecimalMax("1") BigDecimal learningRate,
        @JsonProperty("warmup_ratio") @DecimalMin("0") @DecimalMax("1") BigDecimal warmupRatio,
        @JsonProperty("max_grad_norm") @DecimalMin("0") BigDecimal maxGradNorm,
        @JsonProperty("weight_decay") @DecimalMin("0") BigDecimal weightDecay,
        @JsonProperty("max_seq_length") @Min(1) Integer maxSeqLength,
        @JsonProperty("gradient_accumulation_steps") @Min(0) Integer accumulation,
        @JsonProperty("packing") Boolean packing,
        @JsonProperty("random_seed") Long randomSeed,
        @JsonProperty("lr_scheduler") @Valid Scheduler scheduler,
        @JsonProperty("training_type") @Valid TrainingType trainingType,
        @JsonProperty("training_method") @Valid Method trainingMethod,
        @JsonProperty("multimodal_params") Multimodal multimodal) {

    static final Hyperparameters NONE = JsonText.read("{}", Hyperparameters.class);

    /** Whether the part of the model that looks at images is trained, too. */
    record Multimodal(@JsonProperty("train_vision") Boolean trainVision) {}

    record Scheduler(
            @JsonProperty("lr_scheduler_type") @Pattern(regexp = "linear|cosine") String type,
            @JsonProperty("lr_scheduler_args") @Valid Args args) {

        @AssertTrue(
                message =
                        "needs lr_scheduler_type; cosine takes min_lr_ratio and num_cycles together,"
                                + " linear takes min_lr_ratio only")
        boolean isConsistent() {
            boolean cycles = args != null && args.cycles() != null;
            boolean ratio = args != null && args.minLrRatio() != null;
            return switch (type) {
                case null -> false;
                case "cosine" -> args == null || cycles && ratio;
                default -> !cycles;
            };
        }

        record Args(
                @JsonProperty("min_lr_ratio") @DecimalMin("0") @DecimalMax("1")
                        BigDecimal minLrRatio,
                @JsonProperty("num_cycles") @Positive BigDecimal cycles) {}
    }

    record TrainingType(
            @Pattern(regexp = "Full|Lora") String type,
            @JsonProperty("lora_r") @Min(1) @Max(256) Integer rank,
            @JsonProperty("lora_alpha") @Min(1) Integer alpha,
            @JsonProperty("lora_dropout") @DecimalMin("0") @DecimalMax("1") BigDecimal dropout,
            @JsonProperty("lora_trainable_modules") String modules) {

        @AssertTrue(
                message = "with type Lora, lora_r and lora_alpha are needed; with Full, neither")
        boolean isConsistent() {
            return "Lora".equals(type) == (rank != null) && (rank != null) == (alpha != null);
        }
    }

    record Method(
            @Pattern(regexp = "sft|dpo") String method,
            @JsonProperty("train_on_inputs") Object trainOnInputs,
            @JsonProperty("dpo_beta") @Positive BigDecimal beta,
            @JsonProperty("rpo_alpha") @DecimalMin("0") BigDecimal rpoAlpha,
            @JsonProperty("dpo_normalize_logratios_by_length") Boolean normalize,
            @JsonProperty("dpo_reference_free") Boolean referenceFree,
            @JsonProperty("simpo_gamma") @DecimalMin("0") BigDecimal simpoGamma) {

        @AssertTrue(
                message = "needs method; the dpo parameters belong to dpo, train_on_inputs to sft")
        boolean isConsistent() {
            boolean preference =
                    beta != null
                            || rpoAlpha != null
                            || normalize != null
                            || referenceFree != null
                            || simpoGamma != null;
            return method != null && (preferences() ? trainOnInputs == null : !preference);
        }

        @AssertTrue(message = "takes true, false or \"auto\" for train_on_inputs")
        boolean isTrainOnInputsSane() {
            return trainOnInputs == null
                    || trainOnInputs instanceof Boolean
                    || "auto".equals(trainOnInputs);
        }

        boolean preferences() {
            return "dpo".equals(method);
        }

        /** Together declares train_on_inputs as needed; {@code auto} is what its absence means. */
        Map<String, Object> wire() {
            Map<String, Object> parts =
                    JsonText.read(JsonText.write(this), new TypeReference<>() {});
            if (!preferences()) {
                parts.putIfAbsent("train_on_inputs", "auto");
            }
            return parts;
        }
    }

    boolean preferences() {
        return trainingMethod != null && trainingMethod.preferences();
    }

    boolean full() {
        return trainingType != null && "Full".equals(trainingType.type());
    }

    @AssertTrue(message = "batch_size is a whole number of at least 1, or \"max\"")
    boolean isBatchSizeSane() {
        return batchSize == null
                || "max".equals(batchSize)
                || batchSize instanceof Integer size && size >= 1;
    }
}
