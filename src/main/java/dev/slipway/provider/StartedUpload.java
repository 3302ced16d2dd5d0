package dev.slipway.provider;

/**
 * The answer to an upload (generation V1). Every part may be null.
 *
 * @param jobId null when the weights were there already
 * @param modelName as the provider names it, with the account's prefix: this is what an endpoint
 *     serves, not the name we gave
 */
public record StartedUpload(String jobId, String modelId, String modelName) {}
