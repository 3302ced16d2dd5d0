/**
 * A read-only stand-in for the HuggingFace Hub over a folder {@code owner/name/...}, of plain
 * folders and of git clones: metadata, trees, refs, files with redirects to a stand-in CDN, private
 * and gated repositories. Front door: {@link dev.slipway.sandbox.hub.Hub}, {@link
 * dev.slipway.sandbox.hub.HubRoutes}. Imports only {@code web} of the sandbox.
 */
package dev.slipway.sandbox.hub;
