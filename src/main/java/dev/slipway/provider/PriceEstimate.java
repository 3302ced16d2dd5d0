package dev.slipway.provider;

import java.math.BigDecimal;

/**
 * What a fine-tune would cost. {@code allowed} false: the account's limit does not allow it. All
 * may be null.
 */
public record PriceEstimate(
        BigDecimal totalUsd,
        Boolean allowed,
        BigDecimal limitUsd,
        Long trainTokens,
        Long evalTokens) {}
