package dev.slipway.provider;

/**
 * Weights to upload (generation V1).
 *
 * @param name bare: the provider puts the account's prefix before it
 * @param type {@code model} or {@code adapter}
 * @param loraModel for adapters: the LoRA pool's model with which the adapter shall be served
 *     dedicated; null for full weights
 * @param description may be null
 */
public record UploadRequest(
        String name, WeightsSource source, String type, String loraModel, String description) {}
