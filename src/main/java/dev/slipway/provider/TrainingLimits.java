package dev.slipway.provider;

import java.util.List;

/**
 * Bounds of hyperparameters for one base model ({@code GET /v1/fine-tunes/models/limits}). Null in
 * any part: not stated.
 *
 * @param lora null when the base cannot be trained that way
 * @param full the same
 */
public record TrainingLimits(
        Counts counts, Ranges ranges, Supports supports, Method lora, Method full) {

    /** Of a provider that states nothing. */
    public static final TrainingLimits NONE =
            new TrainingLimits(
                    new Counts(null, null, null, null),
                    new Ranges(null, null, null, null, null),
                    new Supports(null, null, null, null),
                    null,
                    null);

    /**
     * @param gradientAccumulation steps, when the request names none
     */
    public record Counts(
            Integer maxEpochs,
            Integer maxEvals,
            Integer maxCheckpoints,
            Integer gradientAccumulation) {}

    /**
     * @param minLength of {@code max_seq_length}, in tokens
     * @param maxLengthSft the same
     * @param maxLengthDpo the same
     */
    public record Ranges(
            Double minLearningRate,
            Double maxLearningRate,
            Integer minLength,
            Integer maxLengthSft,
            Integer maxLengthDpo) {}

    /**
     * @param mergedOutput whether LoRA training makes weights with the adapter merged in, too
     */
    public record Supports(
            Boolean vision, Boolean tools, Boolean reasoning, Boolean mergedOutput) {}

    /**
     * Bounds of one way of training.
     *
     * @param maxRank of LoRA only
     * @param modules that LoRA may train; empty when not stated
     */
    public record Method(
            Integer minBatchSize,
            Integer maxBatchSize,
            Integer maxBatchSizeDpo,
            Integer maxRank,
            List<String> modules) {
        public Method {
            modules = List.copyOf(modules);
        }
    }
}
