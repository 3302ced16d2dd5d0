/**
 * The provider's offer as we last saw it: models, prices, hardware, what can be tuned and served.
 * Front door: {@link dev.slipway.catalog.Catalog} and {@link dev.slipway.catalog.BaseModels}. A
 * leaf: imports provider only.
 */
package dev.slipway.catalog;
