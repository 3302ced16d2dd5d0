package dev.slipway.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.stream.Stream;

/**
 * A case of a suite.
 *
 * @param messages as a chat completion takes them
 */
record Question(ArrayNode messages, String expected) {

    /**
     * Reads any of the shapes that the service takes: messages with an expectation, a plain
     * question with one, or a training sample, whose last message is the expectation.
     *
     * @throws IllegalArgumentException for anything else
     */
    static Question parse(String line) {
        JsonNode json = Json.parse(line);
        String expected = first(json, "expected", "completion", "answer");
        if (!json.path("messages").isArray()) {
            ArrayNode asked = JsonNodeFactory.instance.arrayNode();
            asked.addObject()
                    .put("role", "user")
                    .put("content", required(first(json, "input", "prompt", "question"), line));
            return new Question(asked, required(expected, line));
        }
        ArrayNode messages = json.get("messages").deepCopy();
        if (expected == null && !messages.isEmpty()) {
            expected = Json.text(messages.remove(messages.size() - 1), "content");
        }
        return new Question(messages, required(expected, line));
    }

    /** What the last message asks. */
    String text() {
        return messages.isEmpty() ? "" : messages.get(messages.size() - 1).path("content").asText();
    }

    /** As the suite's scorer {@code exact} sees it. */
    boolean isAnsweredBy(String answer) {
        return answer != null && answer.strip().equals(expected.strip());
    }

    private static String first(JsonNode json, String... fields) {
        return Stream.of(fields)
                .filter(json::hasNonNull)
                .map(json::get)
                .map(value -> value.isValueNode() ? value.asText() : value.toString())
                .findFirst()
                .orElse(null);
    }

    private static String required(String text, String line) {
        if (text == null) {
            throw new IllegalArgumentException("Not a case of a suite: " + line);
        }
        return text;
    }
}
