package dev.slipway.sandbox.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.web.ApiException;
import java.util.Set;

/** The rules for replica bounds. */
final class Autoscaling {
    private static final Set<String> METRICS =
            Set.of(
                    "active_sessions",
                    "inflight_requests",
                    "gpu_utilization",
                    "token_utilization",
                    "cache_hit_rate",
                    "throughput_per_replica",
                    "ttft",
                    "decoding_speed",
                    "e2e_latency");

    private Autoscaling() {}

    /**
     * {@code wanted} over {@code current}, with both bounds filled in: what is left out keeps its
     * value, and on creation the maximum is the minimum.
     */
    static ObjectNode merged(ObjectNode current, JsonNode wanted) {
        if (!wanted.isObject()) {
            throw ApiException.badField("autoscaling", "autoscaling is required");
        }
        ObjectNode merged = current.deepCopy();
        merged.setAll((ObjectNode) wanted);
        int min = bound(merged, "minReplicas", 1);
        int max = bound(merged, "maxReplicas", min);
        if (min == 0 && max > 0) {
            throw ApiException.badField(
                    "autoscaling",
                    "minReplicas must be at least 1 when maxReplicas is greater than 0");
        }
        if (min > max) {
            throw ApiException.badField(
                    "autoscaling", "minReplicas must not be greater than maxReplicas");
        }
        checkMetrics(merged.path("scalingMetrics"));
        merged.put("minReplicas", min).put("maxReplicas", max);
        if (!merged.has("scaleDownWindow")) {
            merged.put("scaleDownWindow", "5m");
        }
        return merged;
    }

    private static int bound(ObjectNode node, String field, int otherwise) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return otherwise;
        }
        if (!value.isInt() || value.asInt() < 0) {
            throw ApiException.badField(
                    "autoscaling", field + " must be a whole number of at least 0");
        }
        return value.asInt();
    }

    private static void checkMetrics(JsonNode metrics) {
        if (metrics.size() > 1) {
            throw ApiException.badField("autoscaling", "only one scaling metric is supported");
        }
        for (JsonNode metric : metrics) {
            if (!METRICS.contains(metric.path("name").asText())) {
                throw ApiException.badField(
                        "autoscaling", "scaling metric must be one of " + METRICS);
            }
        }
    }
}
