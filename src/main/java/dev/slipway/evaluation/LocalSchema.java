package dev.slipway.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.resource.DisallowSchemaLoader;

/**
 * Compiles schemas from outside. They fetch nothing, neither from the network nor from files, and
 * their patterns cannot run for ever.
 */
final class LocalSchema {
    private static final JsonSchemaFactory FACTORY =
            JsonSchemaFactory.getInstance(
                    SpecVersion.VersionFlag.V202012,
                    builder ->
                            builder.enableSchemaCache(false)
                                    .schemaLoaders(
                                            loaders ->
                                                    loaders.values(
                                                            list -> {
                                                                list.clear();
                                                                list.add(
                                                                        DisallowSchemaLoader
                                                                                .getInstance());
                                                            })));
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder()
                    .regularExpressionFactory(LocalSchema::pattern)
                    .preloadJsonSchema(true)
                    .failFast(true)
                    .build();

    private LocalSchema() {}

    /** Draft 2020-12 unless {@code $schema} names another known one. */
    static JsonSchema of(JsonNode schema) {
        if (!schema.isObject() && !schema.isBoolean()) {
            throw new IllegalArgumentException(
                    "A JSON Schema is an object. Write {\"type\": ...}.");
        }
        try {
            JsonSchema compiled = FACTORY.getSchema(schema, CONFIG);
            compiled.initializeValidators();
            return compiled;
        } catch (JsonSchemaException | StackOverflowError e) {
            throw new IllegalArgumentException(
                    ("The JSON Schema cannot be used (%s). It must stand alone, without"
                                    + " references to other documents.")
                            .formatted(e.getMessage()),
                    e);
        }
    }

    private static RegularExpression pattern(String text) {
        SafePattern pattern = SafePattern.of(text, 0);
        return pattern::find;
    }
}
