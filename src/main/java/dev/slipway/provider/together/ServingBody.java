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
        DeploymentRequest.Options options = request.options();
        body.put(
                "model", Resources.model(projectId, request.modelObjectId(), options.revisionId()));
        if (request.config() != null) {
            body.put("config", request.config().resourceName());
        }
        body.put("autoscaling", AutoscalingBody.of(request.autoscaling()));
        if (options.lora()) {
            body.put("enableLora", true);
        }
        if (options.placement() != null) {
            body.put("placement", placement(options.placement()));
        }
        return body;
    }

    private static Map<String, Object> placement(DeploymentRequest.Placement placement) {
        return Map.of(
                "inline",
                Map.of(
                        "regions",
                        placement.regions(),
                        "constraint",
                        placement.required() ? "ENFORCEMENT_REQUIRED" : "ENFORCEMENT_PREFERRED"));
    }

    static Map<String, Object> scale(Autoscaling autoscaling, String etag) {
        return withEtag(Map.of("autoscaling", AutoscalingBody.of(autoscaling)), etag);
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

    private static Map<String, Object> withEtag(Map<String, Object> change, String etag) {
        Map<String, Object> body = new LinkedHashMap<>(change);
        if (etag != null) {
            body.put("etag", etag);
        }
        return body;
    }
}
