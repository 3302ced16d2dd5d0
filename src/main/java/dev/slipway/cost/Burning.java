package dev.slipway.cost;

import dev.slipway.platform.ProjectId;
import java.math.BigDecimal;

/**
 * Something that costs money.
 *
 * @param subject our record
 * @param kind as in {@link Spent#kind}
 * @param usdPerHour now; null when the provider names no price
 * @param dueUsd spent or bound to be, and not in the ledger yet
 * @param metered true: it costs by time until it is stopped; false: it ends by itself
 */
public record Burning(
        ProjectId project,
        String subject,
        String kind,
        BigDecimal usdPerHour,
        BigDecimal dueUsd,
        boolean metered) {}
