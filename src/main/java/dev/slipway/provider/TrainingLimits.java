package dev.slipway.provider;

/**
 * Bounds of hyperparameters for one base model ({@code GET /v1/fine-tunes/models/limits}). Null:
 * not stated.
 */
public record TrainingLimits(
        Integer maxEpochs,
        Integer maxEvals,
        Double minLearningRate,
        Double maxLearningRate,
        Method lora,
        Method full) {

    /** Bounds of one way of training; null when the base cannot be trained that way. */
    public record Method(Integer minBatchSize, Integer maxBatchSize, Integer maxRank) {}
}
