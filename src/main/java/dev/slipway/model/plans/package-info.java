/**
 * Release plans saved under a name, for training hooks. Front door: {@link
 * dev.slipway.model.plans.SavedPlans}. Never imports release, deployment or evaluation.
 */
package dev.slipway.model.plans;
