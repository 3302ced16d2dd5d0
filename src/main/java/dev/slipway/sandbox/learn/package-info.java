/**
 * What the stand-in learns: reads training files, fits a tiny model to them for true losses, and
 * finds the most similar example for answers. Front door: {@link
 * dev.slipway.sandbox.learn.Dataset}, {@link dev.slipway.sandbox.learn.Training}, {@link
 * dev.slipway.sandbox.learn.NearestExample}. Imports nothing but {@code web}'s JSON.
 */
package dev.slipway.sandbox.learn;
