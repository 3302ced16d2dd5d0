/**
 * The conductor: reads plan and facts of a model and decides its next step. Front door: the
 * resource of {@code /models}, {@link dev.slipway.release.ModelActions} and {@link
 * dev.slipway.release.ReleasePlanChecks}. Nothing may import it but hook, migration and admin.
 */
package dev.slipway.release;
