/**
 * Answers: chat, completions, embeddings, rerank, from serverless models and from deployments by
 * their split, from endpoints of V1. Front door: {@link dev.slipway.sandbox.inference.Generator}.
 * Imports every room below it in the sandbox; batches and evaluations ask through it.
 */
package dev.slipway.sandbox.inference;
