package dev.slipway.provider.together;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Reads what Together sends, which is a stranger's input: deeper, longer or wider than any answer
 * of its API is not read at all. Not the application's mapper, whose settings are about our own
 * API.
 */
final class Json {
    static final int MAX_DEPTH = 100;
    static final int MAX_NAME = 1_000;
    static final int MAX_NUMBER = 100;
    static final int MAX_STRING = 4 * 1024 * 1024;

    private static final ObjectMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(MAX_DEPTH)
                                                    .maxNameLength(MAX_NAME)
                                                    .maxNumberLength(MAX_NUMBER)
                                                    .maxStringLength(MAX_STRING)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private Json() {}

    static JsonNode read(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }
}
