package dev.slipway.provider;

import java.time.Instant;

/**
 * Weights that a fine-tune saved on its way. {@code type} is the provider's word; all but step may
 * be null.
 */
public record TrainingCheckpoint(long step, Instant at, String type, String path) {}
