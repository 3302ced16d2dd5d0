/**
 * Notices that this database is a copy, or behind what it has promised, and lets nothing be created
 * until a person says so. Front door: {@link dev.slipway.lifecycle.safemode.SafeMode} and {@link
 * dev.slipway.lifecycle.safemode.Accounts}. Knows no provider: what is seen there is told to it.
 */
package dev.slipway.lifecycle.safemode;
