package dev.slipway.provider.together;

import dev.slipway.provider.EndpointRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/** Bodies of V1's endpoint calls. */
final class DedicatedBody {
    private DedicatedBody() {}

    /**
     * {@code inactive_timeout} is always sent: Together's API reads an absent one as 0, which is
     * never, but its command line puts 60 minutes there, so nothing is left to a default.
     */
    static Map<String, Object> create(EndpointRequest request) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("display_name", request.displayName());
        body.put("model", request.model());
        body.put("hardware", request.hardware());
        body.put("autoscaling", replicas(request.minReplicas(), request.maxReplicas()));
        body.put("state", "STARTED");
        body.put("inactive_timeout", request.inactiveTimeout().toMinutes());
        return body;
    }

    /**
     * Never makes anything: it names no model, no machine and no replica, and is not to be started.
     * The fields are there, and empty, so that a check of the body's shape does not answer before
     * the check of the account's right.
     */
    static Map<String, Object> impossible() {
        return Map.of(
                "model", "", "hardware", "", "autoscaling", replicas(0, 0), "state", "STOPPED");
    }

    static Map<String, Object> state(String state) {
        return Map.of("state", state);
    }

    static Map<String, Object> scale(int minReplicas, int maxReplicas) {
        return Map.of("autoscaling", replicas(minReplicas, maxReplicas));
    }

    static Map<String, Object> adapter(String endpointName, String adapterName) {
        return Map.of("model_id", endpointName + ":" + adapterName);
    }

    private static Map<String, Object> replicas(int min, int max) {
        return Map.of("min_replicas", min, "max_replicas", max);
    }
}
