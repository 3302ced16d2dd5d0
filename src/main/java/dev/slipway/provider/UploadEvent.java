package dev.slipway.provider;

import java.time.Instant;

/**
 * One line of an upload's log (generation V2). All may be null.
 *
 * @param level lower case, such as {@code info} or {@code error}; open
 * @param type such as {@code download.started}; open
 * @param message the provider's own words, without queries of URLs and tokens
 */
public record UploadEvent(Instant at, String level, String type, String message) {}
