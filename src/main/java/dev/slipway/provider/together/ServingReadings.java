package dev.slipway.provider.together;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.provider.Hardware;
import dev.slipway.provider.RemoteAdapter;
import dev.slipway.provider.RemoteDeployment;
import dev.slipway.provider.RemoteEndpoint;
import dev.slipway.provider.ServingConfig;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** From Together's V2 JSON to our records: what serves, how and on what. */
final class ServingReadings {
    private ServingReadings() {}

    static RemoteEndpoint endpoint(JsonNode node) {
        Map<String, Integer> split = new LinkedHashMap<>();
        for (JsonNode entry : node.path("trafficSplit")) {
            String deployment = Fields.text(entry, "deploymentId");
            Integer weight = Fields.integer(entry, "weight");
            if (deployment != null) {
                // protobuf's JSON leaves a zero out
                split.put(deployment, weight == null ? 0 : weight);
            }
        }
        String id = Fields.required(node, "id");
        return new RemoteEndpoint(
                id,
                Fields.text(node, "name"),
                Fields.text(node, "etag"),
                Collections.unmodifiableMap(split),
                Items.entries(node.path("deployments"), summary -> summary(summary, id)),
                Fields.instant(node, "createdAt"));
    }

    /**
     * The {@code EndpointDeploymentSummary} of Together's TypeScript client: flat, where the
     * deployment itself has {@code status}; with neither message nor etag.
     */
    private static RemoteDeployment summary(JsonNode node, String endpointId) {
        return new RemoteDeployment(
                Fields.required(node, "id"),
                Fields.text(node, "name"),
                endpointId,
                Fields.text(node, "state"),
                null,
                Fields.integer(node, "readyReplicas"),
                Fields.integer(node, "desiredReplicas"),
                Fields.text(node, "hardware"),
                null);
    }

    /** {@code asked} stands in for an id that the answer leaves out; null in a list. */
    static RemoteAdapter adapter(JsonNode node, String asked) {
        String id = Fields.text(node, "id");
        String model = id == null ? Fields.text(node, "adapterModelId") : id;
        return new RemoteAdapter(
                model == null && asked != null ? asked : required(model),
                Fields.text(node, "desiredRevisionId"),
                Fields.text(node, "etag"),
                Items.entries(node.path("perCluster"), ServingReadings::cluster));
    }

    private static String required(String adapter) {
        if (adapter == null) {
            throw new UnreadableAnswer("the answer names no adapter");
        }
        return adapter;
    }

    private static RemoteAdapter.Cluster cluster(JsonNode node) {
        return new RemoteAdapter.Cluster(
                Fields.text(node, "clusterId"),
                Fields.text(node, "state"),
                Fields.text(node, "reason"),
                Redaction.words(Fields.text(node, "message")));
    }

    /** {@code endpointId} is what we asked for: the answer may leave it out. */
    static RemoteDeployment deployment(JsonNode node, String endpointId) {
        JsonNode status = node.path("status");
        String owner = Fields.text(node, "endpointId");
        return new RemoteDeployment(
                Fields.required(node, "id"),
                Fields.text(node, "name"),
                owner == null ? endpointId : owner,
                Fields.text(status, "state"),
                Fields.text(status, "message"),
                Fields.integer(status, "readyReplicas"),
                Fields.integer(node, "desiredReplicas"),
                Fields.text(node, "hardware"),
                Fields.text(node, "etag"),
                new RemoteDeployment.Made(
                        Resources.modelId(Fields.text(node, "model")),
                        Fields.text(node, "config"),
                        Fields.instant(node, "createdAt")));
    }

    static ServingConfig config(JsonNode node) {
        Map<String, String> selectors = new LinkedHashMap<>();
        for (JsonNode selector : node.path("selectors")) {
            String key = Fields.text(selector, "key");
            String value = Fields.text(selector, "value");
            if (key != null && value != null) {
                selectors.put(key, value);
            }
        }
        return new ServingConfig(
                Fields.required(node, "id"),
                Fields.required(node, "projectId"),
                Collections.unmodifiableMap(selectors));
    }

    static Hardware hardware(JsonNode node) {
        List<String> regions =
                Items.entries(node.path("regions"), ServingReadings::regionWithRoom).stream()
                        .filter(region -> !region.isEmpty())
                        .toList();
        return new Hardware(
                Fields.required(node, "id"),
                Fields.text(node, "gpuType"),
                Fields.integer(node, "gpuCount"),
                Fields.decimal(node, "priceCentsPerHour"),
                regions);
    }

    // Headroom is a best-effort count; a region that gives none may have room. Empty: no room.
    private static String regionWithRoom(JsonNode region) {
        JsonNode headroom = region.path("headroom");
        Integer replicas = Objects.requireNonNullElse(Fields.integer(headroom, "value"), 0);
        return headroom.isObject() && replicas < 1 ? "" : Fields.required(region, "name");
    }
}
