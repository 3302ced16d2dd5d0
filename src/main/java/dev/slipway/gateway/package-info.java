/**
 * The OpenAI-compatible data plane under {@code /v1}. Front door: HTTP only; no room imports this
 * one but batch. Reads the in-memory tables of routing and access and sends through {@link
 * dev.slipway.provider.InferenceHost}; may never touch a database, a concrete adapter or the event
 * loop's patience.
 */
package dev.slipway.gateway;
