/**
 * GPUs that serve models: create, watch, stop, start, remove. Front door: {@link
 * dev.slipway.deployment.Deployments}. Owns the provider's traffic split (one endpoint, one
 * deployment); imports model, catalog and cost, never routing or release.
 */
package dev.slipway.deployment;
