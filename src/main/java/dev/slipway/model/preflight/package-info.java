/**
 * Looks at a repository of weights before anything is paid for: checks by number, each with what to
 * do. Front door: {@link dev.slipway.model.preflight.Preflight}, {@link
 * dev.slipway.model.preflight.HubRef}, {@link dev.slipway.model.preflight.ArchiveUrl}. Reads
 * headers, never weights; never imports an adapter, and never loads a pickle.
 */
package dev.slipway.model.preflight;
