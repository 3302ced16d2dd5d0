package dev.slipway.sandbox.legacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.web.ApiException;

/** The changeable part of a request for an endpoint of V1. */
record EndpointFacts(ObjectNode body) {
    private static final String AUTOSCALING = "autoscaling";

    static EndpointFacts of(ObjectNode body) {
        return new EndpointFacts(body);
    }

    /** {@code old} with what the request has; replica bounds are needed when it has none. */
    LegacyEndpoint.Facts onto(LegacyEndpoint.Facts old) {
        JsonNode scaling = body.path(AUTOSCALING);
        boolean needed = old.max() == 0 || body.hasNonNull(AUTOSCALING);
        int min = needed ? bound(scaling, "min_replicas") : old.min();
        int max = needed ? bound(scaling, "max_replicas") : old.max();
        if (min > max) {
            throw ApiException.badField(
                    AUTOSCALING, "min_replicas must not be greater than max_replicas");
        }
        return new LegacyEndpoint.Facts(
                body.path("display_name").asText(old.displayName()),
                min,
                max,
                timeout(old),
                started(old));
    }

    private static int bound(JsonNode scaling, String field) {
        JsonNode value = scaling.path(field);
        if (!value.isInt() || value.asInt() < 1) {
            throw ApiException.badField(
                    AUTOSCALING, field + " is required and must be a whole number of at least 1");
        }
        return value.asInt();
    }

    private boolean started(LegacyEndpoint.Facts old) {
        String state = body.path("state").asText(old.started() ? "STARTED" : "STOPPED");
        return switch (state) {
            case "STARTED" -> true;
            case "STOPPED" -> false;
            default -> throw ApiException.badField("state", "state must be STARTED or STOPPED");
        };
    }

    private Integer timeout(LegacyEndpoint.Facts old) {
        if (!body.has("inactive_timeout")) {
            return old.inactiveTimeout();
        }
        int minutes = body.get("inactive_timeout").asInt();
        return minutes == 0 ? null : minutes;
    }
}
