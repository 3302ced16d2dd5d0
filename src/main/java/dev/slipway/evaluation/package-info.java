/**
 * Judges models: suites of cases, scorers for answers, a gate and the verdict it gives. Front door:
 * {@link dev.slipway.evaluation.SuiteCases}, {@link dev.slipway.evaluation.Scorer}, {@link
 * dev.slipway.evaluation.Verdicts}, {@link dev.slipway.evaluation.EvaluationReports}. Never imports
 * the gateway, release or a concrete adapter.
 */
package dev.slipway.evaluation;
