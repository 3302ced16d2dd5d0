/**
 * GPUs that serve models: create, watch, stop, start, remove, and stop what nobody uses. Front
 * doors: {@link dev.slipway.deployment.Deployments}, {@link
 * dev.slipway.deployment.DeploymentActions} and the port {@link dev.slipway.deployment.Activity}.
 * Owns the provider's traffic split (one endpoint, one deployment); imports model, catalog and
 * cost, never routing or release.
 */
package dev.slipway.deployment;
