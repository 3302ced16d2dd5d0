package dev.slipway.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Together's OpenAPI document. It is not ours, so it is not part of this repository: the variable
 * {@code TOGETHER_OPENAPI}, or the system property {@code together.openapi}, says where it is.
 */
final class OpenApiDocument {
    private static final String DEFAULT = "../shared/reference/together-openapi.yaml";

    private final ObjectNode root;

    private OpenApiDocument(ObjectNode root) {
        this.root = root;
        nullable(root);
        unions(root);
    }

    record Operation(String name, JsonNode node) {}

    /** Empty, with a notice, where there is none. */
    static Optional<OpenApiDocument> find() {
        Path file = place();
        if (!Files.isReadable(file)) {
            System.out.printf(
                    "%n  NOT JUDGED: V1 exchanges, because there is no OpenAPI document at %s%n"
                            + "  (set TOGETHER_OPENAPI to Together's openapi.yaml)%n%n",
                    file.toAbsolutePath().normalize());
            return Optional.empty();
        }
        try {
            return Optional.of(of(Files.readString(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static OpenApiDocument of(String yaml) throws IOException {
        ObjectMapper mapper = new ObjectMapper(new YAMLFactory());
        return new OpenApiDocument((ObjectNode) mapper.readTree(yaml));
    }

    private static Path place() {
        String variable = System.getenv("TOGETHER_OPENAPI");
        String fallback = variable == null || variable.isBlank() ? DEFAULT : variable;
        return Path.of(System.getProperty("together.openapi", fallback));
    }

    JsonNode components() {
        return root.path("components");
    }

    /** What a reference points to, or the node itself. */
    JsonNode resolved(JsonNode node) {
        JsonNode found = node;
        while (found.has("$ref")) {
            found = root.at(found.path("$ref").asText().substring(1));
        }
        return found;
    }

    /**
     * @param path below the server's {@code /v1}
     */
    Optional<Operation> operation(String method, String path) {
        String verb = method.toLowerCase(Locale.ROOT);
        return root.path("paths").properties().stream()
                .filter(entry -> PathTemplate.matches(entry.getKey(), path))
                .filter(entry -> entry.getValue().has(verb))
                .min(Comparator.comparing(entry -> PathTemplate.placeholders(entry.getKey())))
                .map(
                        entry ->
                                new Operation(
                                        method + " " + entry.getKey(), entry.getValue().get(verb)));
    }

    /**
     * The branches of the document's unions overlap, so "exactly one" would refuse its own
     * examples; and where a type stands beside a union, only one branch has it.
     */
    private static void unions(JsonNode node) {
        node.forEach(OpenApiDocument::unions);
        if (node instanceof ObjectNode schema && schema.path("oneOf").isArray()) {
            schema.set("anyOf", schema.remove("oneOf"));
            if (!schema.path("type").asText().equals("object")) {
                schema.remove("type");
            }
        }
    }

    /**
     * OpenAPI 3.1 has no {@code nullable} any more, but the document uses it, and means what 3.0
     * meant.
     */
    private static void nullable(JsonNode node) {
        node.forEach(OpenApiDocument::nullable);
        if (!(node instanceof ObjectNode schema) || !schema.path("nullable").isBoolean()) {
            return;
        }
        boolean allowed = schema.remove("nullable").booleanValue();
        if (!allowed) {
            return;
        }
        if (schema.path("type").isTextual()) {
            ArrayNode types = schema.arrayNode().add(schema.get("type")).add("null");
            schema.set("type", types);
            if (schema.path("enum") instanceof ArrayNode words) {
                words.addNull();
            }
            return;
        }
        ObjectNode whole = schema.deepCopy();
        schema.removeAll();
        schema.putArray("anyOf").add(whole).addObject().put("type", "null");
    }
}
