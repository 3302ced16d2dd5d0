/**
 * What was spent, by whom and for what, and what may be. Front doors: {@link
 * dev.slipway.cost.Ledger}, {@link dev.slipway.cost.Costs}, {@link dev.slipway.cost.Budgets} and
 * the port {@link dev.slipway.cost.Spender}. Imports catalog only; features report to it, it never
 * asks them.
 */
package dev.slipway.cost;
