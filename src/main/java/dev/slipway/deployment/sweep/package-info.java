/**
 * Finds what a provider has under this installation's name and nobody here wants, prices it, turns
 * it off and removes it; tells records whose thing is gone. Independent of jobs. Front door: {@link
 * dev.slipway.deployment.sweep.Orphans}; HTTP {@code /api/v1/deployments?orphans=true}. Imports
 * provider ports, effects and catalogue prices; never the worker of deployments.
 */
package dev.slipway.deployment.sweep;
