package dev.slipway.provider.together;

import dev.slipway.provider.Autoscaling;
import dev.slipway.provider.DeploymentRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bodies of V2's endpoint and deployment calls. */
final class ServingBody {
    private ServingBody() {}

    static Map<String, Object> deployment(String projectId, DeploymentRequest request) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", request.name());
        body.put("model", Resources.model(projectId, request.modelObjectId()));
        if (request.config() != null) {
            body.put("config", request.config().resourceName());
        }
        body.put("autoscaling", autoscaling(request.autoscaling()));
        return body;
    }

    static Map<String, Object> scale(Autoscaling autoscaling, String etag) {
        return withEtag(Map.of("autoscaling", autoscaling(autoscaling)), etag);
    }

    static Map<String, Object> split(Map<String, Integer> weights, String etag) {
        List<Map<String, Object>> entries =
                weights.entrySet().stream()
                        .map(
                                entry ->
                                        Map.<String, Object>of(
                                                "deploymentId", entry.getKey(),
                                                "weight", entry.getValue()))
                        .toList();
        return withEtag(Map.of("trafficSplit", entries), etag);
    }

    private static Map<String, Object> autoscaling(Autoscaling autoscaling) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("minReplicas", autoscaling.minReplicas());
        body.put("maxReplicas", autoscaling.maxReplicas());
        if (autoscaling.metric() != null) {
            Map<String, Object> metric = new LinkedHashMap<>();
            metric.put("name", autoscaling.metric());
            if (autoscaling.target() != null) {
                metric.put("target", autoscaling.target());
                metric.put("type", type(autoscaling.metric()));
            }
            body.put("scalingMetrics", List.of(metric));
        }
        return body;
    }

    /** How the target is meant; Together's TypeScript client demands it with each target. */
    private static String type(String metric) {
        return switch (metric) {
            case "gpu_utilization", "token_utilization", "cache_hit_rate" ->
                    "METRIC_TARGET_TYPE_UTILIZATION";
            case "ttft", "decoding_speed", "e2e_latency" -> "METRIC_TARGET_TYPE_VALUE";
            default -> "METRIC_TARGET_TYPE_AVERAGE_VALUE";
        };
    }

    private static Map<String, Object> withEtag(Map<String, Object> change, String etag) {
        Map<String, Object> body = new LinkedHashMap<>(change);
        if (etag != null) {
            body.put("etag", etag);
        }
        return body;
    }
}
