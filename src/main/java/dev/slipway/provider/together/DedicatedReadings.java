package dev.slipway.provider.together;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.provider.DedicatedEndpoint;
import dev.slipway.provider.Hardware;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** From Together's V1 JSON to our records: endpoints, their adapters and machines. */
final class DedicatedReadings {
    private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);
    private static final Set<String> NO_ROOM = Set.of("unavailable", "insufficient");

    private DedicatedReadings() {}

    static DedicatedEndpoint endpoint(JsonNode answer) {
        JsonNode node = Fields.inner(answer);
        JsonNode autoscaling = node.path("autoscaling");
        return new DedicatedEndpoint(
                Fields.required(node, "id"),
                Fields.text(node, "name"),
                Fields.text(node, "display_name"),
                Fields.text(node, "model"),
                Fields.text(node, "hardware"),
                Fields.text(node, "state"),
                Fields.integer(autoscaling, "min_replicas"),
                Fields.integer(autoscaling, "max_replicas"),
                Fields.instant(node, "created_at"));
    }

    /** Serverless entries are left out: the filter of the query may be ignored. */
    static List<DedicatedEndpoint> endpoints(JsonNode answer) {
        return Items.of(answer, DedicatedReadings::dedicated).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<DedicatedEndpoint> dedicated(JsonNode node) {
        return "serverless".equals(Fields.text(node, "type")) ? List.of() : List.of(endpoint(node));
    }

    /** An endpoint without adapters may answer without a list. */
    static List<String> adapters(JsonNode answer) {
        boolean none = answer.path("data").isMissingNode() && answer.path("object").isTextual();
        return none ? List.of() : Items.of(answer, DedicatedReadings::adapter);
    }

    private static String adapter(JsonNode node) {
        String name = Fields.text(node, "adapter_name");
        if (name != null) {
            return name;
        }
        String combined = Fields.required(node, "model_id");
        return combined.substring(combined.indexOf(':') + 1);
    }

    static Hardware hardware(JsonNode node) {
        JsonNode specs = node.path("specs");
        BigDecimal perMinute = Fields.decimal(node.path("pricing"), "cents_per_minute");
        String availability = Fields.text(node.path("availability"), "status");
        return new Hardware(
                Fields.required(node, "id"),
                Fields.text(specs, "gpu_type"),
                Fields.integer(specs, "gpu_count"),
                perMinute == null ? null : perMinute.multiply(MINUTES_PER_HOUR),
                // A word that nobody knows is no reason to keep away.
                availability != null && NO_ROOM.contains(availability)
                        ? List.of()
                        : List.of("any"));
    }
}
