package dev.slipway.provider;

import java.math.BigDecimal;

/**
 * One entry of {@code GET /v1/models}. Being listed does not mean being callable.
 *
 * @param type open word such as {@code chat}
 * @param inputUsd USD per million tokens; null when not priced
 * @param outputUsd USD per million tokens; null when not priced
 */
public record ListedModel(String id, String type, BigDecimal inputUsd, BigDecimal outputUsd) {}
