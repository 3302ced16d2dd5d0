package dev.slipway.finetune;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;

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
        @JsonProperty("packing") Boolean packing,
        @JsonProperty("random_seed") Long randomSeed,
        @JsonProperty("lr_scheduler") @Valid Scheduler scheduler,
        @JsonProperty("training_type") @Valid TrainingType trainingType,
        @JsonProperty("training_method") @Valid Method trainingMethod) {

    static final Hyperparameters NONE =
            new Hyperparameters(
                    null, null, null, null, null, null, null, null, null, null, null, null, null,
                    null);

    record Scheduler(
            @JsonProperty("lr_scheduler_type") @Pattern(regexp = "linear|cosine") String type,
            @JsonProperty("lr_scheduler_args") Args args) {
        record Args(
                @JsonProperty("min_lr_ratio") BigDecimal minLrRatio,
                @JsonProperty("num_cycles") BigDecimal cycles) {}
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
            @JsonProperty("simpo_gamma") @DecimalMin("0") BigDecimal simpoGamma) {}

    @AssertTrue(message = "batch_size is a whole number of at least 1, or \"max\"")
    boolean isBatchSizeSane() {
        return batchSize == null
                || "max".equals(batchSize)
                || batchSize instanceof Integer size && size >= 1;
    }
}
