package dev.slipway.provider;

import java.time.Instant;

/** One line of a fine-tune's log. {@code type} is lower case and open; all may be null. */
public record TrainingEvent(Instant at, String level, String type, String message, Long step) {}
