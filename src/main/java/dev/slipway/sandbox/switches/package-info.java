/**
 * Behaviours of the provider that nobody could observe, each to be switched to either outcome.
 * Front door: {@link dev.slipway.sandbox.switches.Switches}. Imports {@code web}, {@code clock},
 * {@code ledger}; never a room that behaves one way or the other.
 */
package dev.slipway.sandbox.switches;
