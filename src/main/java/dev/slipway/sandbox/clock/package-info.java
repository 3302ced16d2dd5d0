/**
 * The sandbox's time: wall time multiplied and pushed, and states computed from it instead of by
 * threads that sleep. Front door: {@link dev.slipway.sandbox.clock.SimClock} and {@link
 * dev.slipway.sandbox.clock.Timeline}. Never imports another room.
 */
package dev.slipway.sandbox.clock;
