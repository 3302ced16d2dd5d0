package dev.slipway.sandbox.weights;

import java.util.List;
import java.util.Map;

/**
 * What was found in uploaded weights.
 *
 * @param architecture as {@code config.json} has it; null for adapters and when it has none
 * @param findings why the revision does not pass its validation; none: it does
 * @param parameters counts by type
 * @param chatTemplate whether chat can be made into a prompt; adapters have their base's
 */
public record Report(
        String architecture,
        List<Finding> findings,
        Map<String, Long> parameters,
        boolean chatTemplate) {}
