/**
 * Weights from the Hub or an archive, on their way to the provider: registered, checked, uploaded,
 * validated, in both API generations. Front door: {@link dev.slipway.model.weights.NewModels},
 * {@link dev.slipway.model.weights.Intake}. Never imports release, deployment or an adapter.
 */
package dev.slipway.model.weights;
