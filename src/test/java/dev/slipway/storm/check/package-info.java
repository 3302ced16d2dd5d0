/**
 * What must hold after every storm, whatever happened in it. Front door: {@link
 * dev.slipway.storm.check.Invariant}.
 */
package dev.slipway.storm.check;
