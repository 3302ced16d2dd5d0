/**
 * Money: what every thing has cost so far, written to the ledger as it falls due. Front door:
 * {@link dev.slipway.sandbox.bill.Bill}. Imports {@code ledger}, {@code clock} and {@code web} of
 * the sandbox, never a room that spends; those implement {@link dev.slipway.sandbox.bill.Meter}.
 */
package dev.slipway.sandbox.bill;
