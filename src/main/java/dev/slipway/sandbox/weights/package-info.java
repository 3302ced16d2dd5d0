/**
 * Looks into weights as the provider does after an upload: safetensors headers, shard indexes,
 * configurations, adapters against their base. Front door: {@link
 * dev.slipway.sandbox.weights.Inspection}, {@link dev.slipway.sandbox.weights.WeightsFolder}.
 * Imports {@code catalog} and {@code web} of the sandbox, never a room that fetches or keeps
 * weights.
 */
package dev.slipway.sandbox.weights;
