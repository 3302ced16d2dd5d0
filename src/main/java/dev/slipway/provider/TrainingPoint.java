package dev.slipway.provider;

import java.util.Map;

/**
 * What a fine-tune measured at one step: numbers by the provider's own names, such as {@code
 * train/loss}. The names are open; the ones that have a meaning here are read by the methods.
 */
public record TrainingPoint(Map<String, Double> values) {

    public TrainingPoint {
        values = Map.copyOf(values);
    }

    /** Optimizer steps done so far; null when the provider did not count. */
    public Long step() {
        Double step = values.get("train/global_step");
        return step == null ? null : Long.valueOf(step.longValue());
    }

    /** Null when nothing was measured on training data at this step. */
    public Double trainLoss() {
        return values.get("train/loss");
    }

    /** Null at most steps: validation data is asked now and then only. */
    public Double evalLoss() {
        return values.get("eval/loss");
    }

    /** Null when the provider did not say. */
    public Double learningRate() {
        return values.get("train/learning_rate");
    }
}
