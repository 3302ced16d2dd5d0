/**
 * What the sandbox remembers: an append-only file of acts and charges, and the uploaded contents
 * beside it. All state is rebuilt from it. Front door: {@link dev.slipway.sandbox.ledger.Journal}.
 * Imports only {@code web} and {@code clock} of the sandbox.
 */
package dev.slipway.sandbox.ledger;
