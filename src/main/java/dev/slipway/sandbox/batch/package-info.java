/**
 * Batches of V1: a file of requests that is checked, answered by the sandbox's own inference when
 * its time has come, and ends in a file of answers and one of errors. Front door: {@link
 * dev.slipway.sandbox.batch.BatchRoutes}. Imports {@code inference}, {@code file} and below.
 */
package dev.slipway.sandbox.batch;
