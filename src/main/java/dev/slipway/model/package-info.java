/**
 * Custom models: versions of an alias, their release plans and their stages. Front door: {@link
 * dev.slipway.model.Models}, {@link dev.slipway.model.ModelSearch}, {@link
 * dev.slipway.model.CustomModel}, {@link dev.slipway.model.ReleasePlan}. Plans are checked through
 * {@link dev.slipway.model.PlanChecks}, which release implements; never imports release, deployment
 * or evaluation.
 */
package dev.slipway.model;
