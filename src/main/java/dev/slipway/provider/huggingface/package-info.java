/**
 * The HuggingFace Hub behind {@link dev.slipway.provider.WeightsHub}: metadata, files, ranges,
 * identity. Front door: none, the port is injected. Never imports a feature, JPA, the REST server
 * or another adapter; never sends a token to another host than the configured one.
 */
package dev.slipway.provider.huggingface;
