/**
 * What was spent, by whom and for what. Front door: {@link dev.slipway.cost.Ledger}. Imports
 * catalog only; features report to it, it never asks them.
 */
package dev.slipway.cost;
