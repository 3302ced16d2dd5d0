/**
 * Together AI behind the ports of {@code provider}: files, fine-tunes, catalogue, registry,
 * deployments (generation V2) and inference. Front door: none, the ports are injected. Never
 * imports a feature, JPA, the REST server or another adapter.
 */
package dev.slipway.provider.together;
