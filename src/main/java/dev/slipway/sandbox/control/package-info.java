/**
 * The sandbox's own levers under {@code /sandbox}: clock, ledger, bill, faults, account. Front
 * door: {@link dev.slipway.sandbox.control.ControlRoutes}. Nothing of the provider's API is here,
 * and nothing imports it but the wiring.
 */
package dev.slipway.sandbox.control;
