/**
 * Together AI behind the ports of {@code provider}: files, fine-tunes, catalogue, inference, and in
 * generation V2 registry and deployments, in V1 uploads and endpoints. Front door: none, the ports
 * are injected. Never imports a feature, JPA, the REST server or another adapter.
 */
package dev.slipway.provider.together;
