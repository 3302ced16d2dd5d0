package dev.slipway.provider;

import java.math.BigDecimal;
import java.util.List;

/**
 * A kind of machine that serves ({@code GET /v2/public/inference-instance-types}, in generation V1
 * {@code GET /v1/hardware}).
 *
 * @param centsPerHour per ready replica; null when the provider gives none
 * @param regions regions with room now, in the provider's order; V1 names none: {@code any} when
 *     there is room, empty when there is not
 */
public record Hardware(
        String id,
        String gpuType,
        Integer gpuCount,
        BigDecimal centsPerHour,
        List<String> regions) {}
