/**
 * The error vocabulary and the one mapper to RFC 9457. Front door: {@link
 * dev.slipway.problem.Problem} and {@link dev.slipway.problem.ProblemType}. Imports platform and
 * provider (to map its exception), never a feature.
 */
package dev.slipway.problem;
