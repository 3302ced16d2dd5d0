package dev.slipway.cost;

import dev.slipway.platform.ProjectId;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * Money that a provider took or will take.
 *
 * @param subject our record that caused it
 * @param kind {@code training}, {@code serving}, or {@code orphan} for what nobody wanted
 * @param usd US dollars, not negative
 */
public record Spent(
        ProjectId project, String subject, String kind, BigDecimal usd, Instant from, Instant to) {}
