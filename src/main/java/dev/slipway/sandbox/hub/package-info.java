/**
 * A read-only stand-in for the HuggingFace Hub over a folder {@code owner/name/...}: metadata, tree
 * and files with ranges. Front door: {@link dev.slipway.sandbox.hub.HubRoutes}. Imports only {@code
 * web} of the sandbox.
 */
package dev.slipway.sandbox.hub;
