/**
 * Serving in the manner of V2: model records, configs, endpoints, deployments, traffic split and
 * replicas that bill. Front door: {@link dev.slipway.sandbox.serving.Registry}, {@link
 * dev.slipway.sandbox.serving.Endpoints}, {@link dev.slipway.sandbox.serving.Deployments}. Imports
 * {@code tuning}, {@code upload}, {@code catalog}, {@code bill} and below; never inference.
 */
package dev.slipway.sandbox.serving;
