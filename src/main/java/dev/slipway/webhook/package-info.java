/**
 * Delivers transitions to subscribers as Standard Webhooks, at least once, to addresses that were
 * checked. Front door: {@link dev.slipway.webhook.Webhooks}. Imports lifecycle and access, never a
 * feature: what is sent stands in the transition row.
 */
package dev.slipway.webhook;
