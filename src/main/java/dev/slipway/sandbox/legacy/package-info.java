/**
 * What is left of V1: uploads by {@code POST /v1/models} with their jobs, dedicated endpoints, and
 * adapters on them, for an account that still has that. Front door: {@link
 * dev.slipway.sandbox.legacy.LegacyEndpoints}, {@link dev.slipway.sandbox.legacy.LegacyModels}.
 * Imports {@code upload}, {@code tuning}, {@code catalog}, {@code bill} and below; never serving,
 * which is V2, or inference.
 */
package dev.slipway.sandbox.legacy;
