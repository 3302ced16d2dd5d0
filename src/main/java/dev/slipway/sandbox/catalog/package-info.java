/**
 * What the stand-in offers: base models, machines, prices, the account. Fixed data from {@code
 * catalogue.json}. Front door: {@link dev.slipway.sandbox.catalog.Catalogue}. Imports only {@code
 * web} and {@code ledger} of the sandbox.
 */
package dev.slipway.sandbox.catalog;
