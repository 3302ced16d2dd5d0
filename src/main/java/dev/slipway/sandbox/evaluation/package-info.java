/**
 * Evaluations of V1: rows of a file, answered by the models under test or out of a column, judged
 * by a model of the sandbox. Front door: {@link dev.slipway.sandbox.evaluation.EvaluationRoutes}.
 * Imports {@code inference}, {@code file}, {@code catalog} and below.
 */
package dev.slipway.sandbox.evaluation;
