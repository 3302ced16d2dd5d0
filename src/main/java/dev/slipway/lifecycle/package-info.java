/**
 * The durable mechanics: work items, claims, leases, epochs, back-off, wake-up, transitions (which
 * are the outbox), effects, duties. Front door: {@link dev.slipway.lifecycle.WorkHandler}, {@link
 * dev.slipway.lifecycle.WorkItems}, {@link dev.slipway.lifecycle.Transitions}, {@link
 * dev.slipway.lifecycle.Effects}, {@link dev.slipway.lifecycle.Duty}, {@link
 * dev.slipway.lifecycle.WorkFacts}. Never imports a feature.
 */
package dev.slipway.lifecycle;
