package dev.slipway.provider;

import java.util.Map;

/**
 * A fine-tune to start. Together takes all hyperparameters at the top level of the body.
 *
 * @param validationFile may be null
 * @param suffix how we recognise the job in the list; at most 64 characters
 * @param parameters wire names of {@code POST /v1/fine-tunes} (snake case) to JSON values, already
 *     checked; holds neither model, files nor suffix
 */
public record TrainingRequest(
        String model,
        String trainingFile,
        String validationFile,
        String suffix,
        Map<String, Object> parameters) {}
