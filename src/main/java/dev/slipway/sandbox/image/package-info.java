/**
 * Pictures of V1: a plain colour that follows from prompt, seed and LoRAs. Front door: {@link
 * dev.slipway.sandbox.image.ImageRoutes}. Imports {@code catalog}, {@code hub} and {@code web}.
 */
package dev.slipway.sandbox.image;
