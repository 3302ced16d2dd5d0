package dev.slipway.provider;

import java.time.Instant;

/**
 * Which measurements of a fine-tune are wanted; null in any part for no bound.
 *
 * @param resolution most points to return, sampled evenly
 */
public record MetricsQuery(
        Long fromStep, Long toStep, Instant from, Instant to, Integer resolution) {
    public static final MetricsQuery ALL = new MetricsQuery(null, null, null, null, null);
}
