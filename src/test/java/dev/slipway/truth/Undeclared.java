package dev.slipway.truth;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds properties that no schema names. JSON Schema lets them pass unless it is told otherwise,
 * and a wrong name is just that: one required property missing, if at all, and one that nobody
 * knows.
 */
final class Undeclared {
    private static final List<String> COMBINED = List.of("allOf", "oneOf", "anyOf");

    private final OpenApiDocument document;
    private final Set<String> pointers = new TreeSet<>();

    private Undeclared(OpenApiDocument document) {
        this.document = document;
    }

    /** Pointers of all such properties, with {@code *} for the entries of a list. */
    static Set<String> in(OpenApiDocument document, JsonNode schema, JsonNode value) {
        Undeclared search = new Undeclared(document);
        search.look(search.flat(List.of(schema)), value, "");
        return search.pointers;
    }

    private void look(Set<JsonNode> schemas, JsonNode value, String at) {
        if (value.isArray()) {
            List<JsonNode> items = schemas.stream().map(s -> s.path("items")).toList();
            Set<JsonNode> each = flat(items);
            value.forEach(entry -> look(each, entry, at + "/*"));
        }
        if (!value.isObject() || open(schemas)) {
            return;
        }
        for (var field : value.properties()) {
            List<JsonNode> declared = new ArrayList<>();
            for (JsonNode schema : schemas) {
                JsonNode named = schema.path("properties").path(field.getKey());
                declared.add(named.isMissingNode() ? schema.path("additionalProperties") : named);
            }
            declared.removeIf(schema -> !schema.isObject());
            if (declared.isEmpty()) {
                pointers.add(at + "/" + field.getKey());
            } else {
                look(flat(declared), field.getValue(), at + "/" + field.getKey());
            }
        }
    }

    /** A schema that names no property at all describes a free form. */
    private static boolean open(Set<JsonNode> schemas) {
        return schemas.stream().noneMatch(s -> s.has("properties"))
                        && schemas.stream()
                                .noneMatch(s -> s.path("additionalProperties").isObject())
                || schemas.stream().anyMatch(s -> s.path("additionalProperties").asBoolean(false));
    }

    /** These schemas and all that they combine, without references. */
    private Set<JsonNode> flat(List<JsonNode> schemas) {
        Set<JsonNode> all = new LinkedHashSet<>();
        schemas.forEach(schema -> collect(schema, all));
        return all;
    }

    private void collect(JsonNode schema, Set<JsonNode> all) {
        JsonNode resolved = document.resolved(schema);
        if (resolved.isObject() && all.add(resolved)) {
            COMBINED.forEach(word -> resolved.path(word).forEach(part -> collect(part, all)));
        }
    }
}
