package dev.slipway.provider.huggingface;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.stream.Stream;

/**
 * What an error answer says, in one line: {@code X-Error-Message}, else {@code {"error": text or
 * list}}, {@code {"errors": [{"message"}]}} or {@code error_description}.
 */
final class HubMessage {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_TEXT = 400;

    private HubMessage() {}

    static String of(HubReply reply) {
        String header = reply.header().apply("X-Error-Message");
        return line(header == null || header.isBlank() ? body(reply.body()) : header);
    }

    private static String body(byte[] body) {
        JsonNode root;
        try {
            root = JSON.readTree(body);
        } catch (IOException notJson) {
            return "the answer is not JSON";
        }
        return Stream.of(
                        root.path("error_description"),
                        root.path("error"),
                        root.path("error").path(0),
                        root.path("errors").path(0).path("message"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst()
                .orElse("no reason given");
    }

    private static String line(String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() <= MAX_TEXT ? line : line.substring(0, MAX_TEXT) + " ...";
    }
}
