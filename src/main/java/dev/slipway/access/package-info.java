/**
 * Keys, roles, projects, secrets at rest, idempotent POSTs, and who may see which event. Front
 * door: {@link dev.slipway.access.Caller}, {@link dev.slipway.access.Requires}, {@link
 * dev.slipway.access.KeyTable}, {@link dev.slipway.access.Idempotency}, {@link
 * dev.slipway.access.Secrets}, {@link dev.slipway.access.Door}, {@link
 * dev.slipway.access.EventFeed}, {@link dev.slipway.access.EventStreams}. Imports lifecycle,
 * platform and problem, never a feature.
 */
package dev.slipway.access;
