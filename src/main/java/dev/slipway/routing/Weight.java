package dev.slipway.routing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

/**
 * A model's share of an alias's traffic in percent; 0 keeps it reachable by {@code alias@version}.
 */
public record Weight(@NotBlank String modelId, @Min(0) @Max(100) int weight) {}
