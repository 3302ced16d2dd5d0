/**
 * A stand-in for Together AI (and a little of the HuggingFace Hub): the same wire format, real
 * state on a clock, every act and cent in a ledger, faults on request. Front door: {@link
 * dev.slipway.sandbox.Sandbox}, {@link dev.slipway.sandbox.SandboxSettings}, {@link
 * dev.slipway.sandbox.SandboxCommand}. It may never import the product, which would repeat its
 * misreadings of the wire format.
 */
package dev.slipway.sandbox;
