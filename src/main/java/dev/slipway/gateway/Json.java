package dev.slipway.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Optional;

/**
 * JSON of other people: read as a tree and written back with every number as it came ({@code 0.10},
 * {@code 1e400}), since we change a few known fields and understand no others.
 */
final class Json {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private Json() {}

    /**
     * @throws IOException when it is not JSON
     */
    static JsonNode read(Buffer bytes) throws IOException {
        return MAPPER.readTree(bytes.getBytes());
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Empty for whatever is not a JSON object. */
    static Optional<ObjectNode> object(Buffer bytes) {
        try {
            return read(bytes) instanceof ObjectNode object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    static Buffer write(JsonNode node) {
        try {
            return Buffer.buffer(MAPPER.writeValueAsBytes(node));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The field's text; null when it is absent, empty or something else than text. */
    static String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value != null && value.isTextual() && !value.textValue().isEmpty()
                ? value.textValue()
                : null;
    }

    static boolean absent(JsonNode value) {
        return value == null || value.isNull();
    }
}
