/**
 * Answers: chat, completions, embeddings, from serverless models and from deployments by their
 * split, from endpoints of V1. Front door: {@link dev.slipway.sandbox.inference.InferenceRoutes}.
 * Imports every room below it in the sandbox; nothing imports it but the wiring.
 */
package dev.slipway.sandbox.inference;
