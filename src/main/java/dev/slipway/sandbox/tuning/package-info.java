/**
 * Fine-tunes of V1: checked on creation, run on the sandbox's clock, with events and losses of a
 * training that really happens. Front door: {@link dev.slipway.sandbox.tuning.FineTunes}. Imports
 * {@code file}, {@code learn}, {@code catalog}, {@code bill} and below; never serving or inference.
 */
package dev.slipway.sandbox.tuning;
