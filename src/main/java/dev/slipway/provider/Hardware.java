package dev.slipway.provider;

import java.math.BigDecimal;
import java.util.List;

/**
 * A kind of machine that serves ({@code GET /v2/public/inference-instance-types}).
 *
 * @param centsPerHour per ready replica; null when the provider gives none
 * @param regions regions with room now, in the provider's order
 */
public record Hardware(
        String id,
        String gpuType,
        Integer gpuCount,
        BigDecimal centsPerHour,
        List<String> regions) {}
