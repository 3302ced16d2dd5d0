package dev.slipway.provider;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/**
 * A fine-tune at the provider. Every part but {@code id} may be null: list entries are shorter than
 * single ones, and old rows hold blanks.
 *
 * @param status the provider's raw word
 * @param modelObjectId {@code ml_...} that can be deployed; absent when the registry upload did not
 *     run, even on a completed job
 */
public record TrainingJob(
        String id,
        String status,
        String suffix,
        String model,
        String trainingFile,
        Result result,
        Progress progress,
        Instant createdAt,
        Instant updatedAt) {
    private static final Set<String> TERMINAL =
            Set.of("completed", "error", "user_error", "cancelled");

    /**
     * What a finished job made. All may be null.
     *
     * @param adapterObjectId {@code ml_...} of the adapter alone; the only one when LoRA trained
     *     modules that cannot be merged
     */
    public record Result(
            String modelObjectId,
            String adapterObjectId,
            String outputName,
            BigDecimal totalPriceUsd,
            Long tokens) {

        /**
         * {@code ml_...} to deploy, or null: the model, else the adapter, which deploys like one.
         */
        public String deployableId() {
            return modelObjectId == null ? adapterObjectId : modelObjectId;
        }
    }

    /** How far it is. All may be null. */
    public record Progress(
            Integer epochsCompleted, Long stepsCompleted, Long totalSteps, Long secondsRemaining) {}

    /**
     * True for the four words after which the status never changes; {@code user_error} is one of
     * them.
     */
    public boolean terminal() {
        return status != null && TERMINAL.contains(status.toLowerCase(Locale.ROOT));
    }

    public boolean is(String word) {
        return word.equalsIgnoreCase(status);
    }
}
