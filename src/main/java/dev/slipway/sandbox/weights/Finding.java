package dev.slipway.sandbox.weights;

/**
 * A rule of the revision's validation that was broken.
 *
 * @param rule such as {@code adapter_base_model}
 * @param severity the sandbox has only {@code ERROR}
 */
public record Finding(String rule, String severity, String message) {
    static final String FORMAT = "safetensors_format";
    static final String CONFIG = "model_config";
    static final String ARCHITECTURE = "architecture";
    static final String ADAPTER_CONFIG = "adapter_config";
    static final String ADAPTER_BASE = "adapter_base_model";

    static Finding of(String rule, String message) {
        return new Finding(rule, "ERROR", message);
    }
}
