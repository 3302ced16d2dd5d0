package dev.slipway.truth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/** The document's schemas, applied: JSON Schema 2020-12, which OpenAPI 3.1 uses. */
final class Schemas {
    private static final JsonSchemaFactory FACTORY =
            JsonSchemaFactory.getInstance(
                    VersionFlag.V202012,
                    factory ->
                            factory.metaSchema(
                                    JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                                            // OpenAPI's own words, such as "example"
                                            .unknownKeywordFactory(
                                                    (word, context) ->
                                                            new NonValidationKeyword(word))
                                            .build()));
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder()
                    .pathType(PathType.JSON_POINTER)
                    .formatAssertionsEnabled(true)
                    .build();
    private static final Set<String> NUMBERS = Set.of("integer", "number", "boolean");

    private final OpenApiDocument document;
    private final Map<JsonNode, JsonSchema> compiled = new IdentityHashMap<>();

    Schemas(OpenApiDocument document) {
        this.document = document;
    }

    void check(JsonNode schema, JsonNode value, Verdict verdict) {
        for (ValidationMessage message : compiled(schema).validate(value)) {
            String at = message.getInstanceLocation().toString();
            verdict.add(message.getType(), everyEntry(at), message.getMessage());
        }
        Undeclared.in(document, schema, value)
                .forEach(at -> verdict.add("property", at, "the property is not declared"));
    }

    /** A value that stands in a query, where everything is text. */
    void checkText(JsonNode schema, String value, Verdict verdict, String at) {
        JsonNode typed = TextNode.valueOf(value);
        if (NUMBERS.contains(document.resolved(schema).path("type").asText())) {
            try {
                typed = Exchange.JSON.readTree(value);
            } catch (JsonProcessingException text) {
                // The schema will say that it is none.
            }
        }
        for (ValidationMessage message : compiled(schema).validate(typed)) {
            verdict.add(message.getType(), at, message.getMessage());
        }
    }

    private synchronized JsonSchema compiled(JsonNode schema) {
        return compiled.computeIfAbsent(
                schema,
                absent -> {
                    ObjectNode whole = Exchange.JSON.createObjectNode();
                    whole.putArray("allOf").add(schema);
                    // References in the document start at its root.
                    whole.set("components", document.components());
                    return FACTORY.getSchema(whole, CONFIG);
                });
    }

    private static String everyEntry(String pointer) {
        return pointer.replaceAll("/\\d+(?=/|$)", "/*");
    }
}
