package dev.slipway.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import java.util.Optional;

/** {@code fixed} is null when each expectation is a schema of its own. */
record JsonSchemaScorer(JsonSchema fixed) implements Scorer {
    private static final ObjectReader JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .reader();

    static JsonSchemaScorer of(Options options) {
        return new JsonSchemaScorer(options.node("schema").map(LocalSchema::of).orElse(null));
    }

    @Override
    public double score(String expected, String answer) {
        if (SafePattern.tooLong(answer)) {
            return Double.NaN;
        }
        try {
            JsonSchema schema = fixed != null ? fixed : parse(expected);
            JsonNode given = read(answer);
            return given != null && schema.validate(given).isEmpty() ? 1 : 0;
        } catch (IllegalArgumentException | JsonSchemaException | StackOverflowError e) {
            // A schema may refer to itself without end; that says nothing about the answer.
            return Double.NaN;
        }
    }

    @Override
    public Optional<String> objection(String expected) {
        if (fixed != null) {
            return Optional.empty();
        }
        try {
            parse(expected);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static JsonSchema parse(String expected) {
        JsonNode schema = read(expected);
        if (schema == null) {
            throw new IllegalArgumentException(
                    ("%s is not JSON, so not a schema. Expect a JSON Schema or set the"
                                    + " option schema.")
                            .formatted(Text.shown(expected)));
        }
        return LocalSchema.of(schema);
    }

    private static JsonNode read(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            return node.isMissingNode() ? null : node;
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
