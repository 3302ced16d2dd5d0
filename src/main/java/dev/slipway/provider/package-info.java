/**
 * Ports: what a trainer, a model host, an inference host and a weights hub can do for Slipway, and
 * how they fail. Front door: the interfaces here and {@link
 * dev.slipway.provider.ProviderException}. Never imports a feature, JPA, the REST server or a
 * concrete adapter.
 */
package dev.slipway.provider;
