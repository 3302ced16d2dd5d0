package dev.slipway.provider;

/**
 * A model in the provider's registry: {@code id} is {@code ml_...}, {@code name} is {@code
 * <slug>/<name>}.
 */
public record RemoteModel(String id, String name, String baseModelId, String description) {}
