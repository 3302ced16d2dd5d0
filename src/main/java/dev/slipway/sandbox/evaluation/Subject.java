package dev.slipway.sandbox.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is judged: a column with answers made before, or a model that is to make them. */
sealed interface Subject {

    /** Columns of the dataset that it needs. */
    Set<String> columns();

    record Column(String name) implements Subject {
        @Override
        public Set<String> columns() {
            return Set.of(name);
        }
    }

    record Model(ObjectNode request, Template system, Template input) implements Subject {
        @Override
        public Set<String> columns() {
            Set<String> columns = new LinkedHashSet<>(system.columns());
            columns.addAll(input.columns());
            return columns;
        }

        /** The chat that asks it about {@code row}. */
        ObjectNode chat(ObjectNode row) {
            ObjectNode body = Json.object();
            for (String field : List.of("model", "max_tokens", "temperature")) {
                body.set(field, request.get(field));
            }
            body.putArray("messages")
                    .add(Json.object().put("role", "system").put("content", system.of(row)))
                    .add(Json.object().put("role", "user").put("content", input.of(row)));
            return body;
        }
    }

    /** Reads the parameter {@code field}, or throws the 400 it deserves. */
    static Subject of(ObjectNode parameters, String field) {
        JsonNode given = parameters.path(field);
        if (given.isTextual()) {
            return new Column(given.asText());
        }
        if (!(given instanceof ObjectNode request)) {
            throw ApiException.badField(field, field + " must be a column or a model");
        }
        for (String needed :
                List.of(
                        "model",
                        "max_tokens",
                        "temperature",
                        "system_template",
                        "input_template",
                        "model_source")) {
            if (!request.hasNonNull(needed)) {
                throw ApiException.badField(field, field + "." + needed + " is required");
            }
        }
        return new Model(
                request,
                new Template(request.get("system_template").asText()),
                new Template(request.get("input_template").asText()));
    }
}
