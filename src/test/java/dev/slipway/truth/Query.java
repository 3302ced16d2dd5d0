package dev.slipway.truth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes apart what is text on the wire. */
final class Query {
    private static final String DATA = "data:";

    private Query() {}

    static Map<String, String> of(String raw) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : raw == null ? new String[0] : raw.split("&")) {
            String[] parts = field.split("=", 2);
            fields.put(decode(parts[0]), parts.length < 2 ? "" : decode(parts[1]));
        }
        return fields;
    }

    /** Server-sent events, each as {@code {"data":...}}, the way the document has them. */
    static List<JsonNode> events(String stream) {
        return stream.lines()
                .filter(line -> line.startsWith(DATA))
                .map(line -> line.substring(DATA.length()).strip())
                .map(Query::event)
                .toList();
    }

    private static JsonNode event(String data) {
        try {
            String value = data.equals("[DONE]") ? "\"[DONE]\"" : data;
            return Exchange.JSON.readTree("{\"data\":" + value + "}");
        } catch (JsonProcessingException bad) {
            throw new IllegalArgumentException("no JSON in the stream: " + data, bad);
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
