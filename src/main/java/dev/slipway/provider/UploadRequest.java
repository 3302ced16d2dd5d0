package dev.slipway.provider;

/**
 * Weights to upload (generation V1).
 *
 * @param name bare: the provider puts the account's prefix before it
 * @param type {@code model} or {@code adapter}
 * @param baseModel for adapters: the model they were trained against, as Together's page on
 *     uploading an adapter for a dedicated endpoint has it; null for full weights
 * @param description may be null
 */
public record UploadRequest(
        String name, WeightsSource source, String type, String baseModel, String description) {}
