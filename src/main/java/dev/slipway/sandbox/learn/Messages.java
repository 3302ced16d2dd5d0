package dev.slipway.sandbox.learn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.web.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Chat messages in training samples, and what of a chat counts as the question. */
public final class Messages {
    private static final Set<String> ROLES = Set.of("system", "user", "assistant", "tool");

    private Messages() {}

    /** The question of a chat: its last user message, or all of it when there is none. */
    public static String question(JsonNode messages) {
        String question = null;
        StringBuilder all = new StringBuilder();
        for (JsonNode message : messages) {
            String content = content(message);
            all.append(content).append('\n');
            if (message.path("role").asText().equals("user")) {
                question = content;
            }
        }
        return question == null ? all.toString().strip() : question;
    }

    /** Text of a message, of all its text parts if it has several. */
    private static String content(JsonNode message) {
        JsonNode content = message.path("content");
        if (!content.isArray()) {
            return content.asText("");
        }
        StringBuilder text = new StringBuilder();
        content.forEach(part -> text.append(part.path("text").asText("")).append('\n'));
        return text.toString().strip();
    }

    /** Every answer of the assistant that counts, each with the question before it. */
    static void read(JsonNode messages, List<Example> into) {
        check(messages);
        List<JsonNode> before = new ArrayList<>();
        boolean answered = false;
        for (JsonNode message : messages) {
            if (message.path("role").asText().equals("assistant")) {
                answered = true;
                if (message.path("weight").asInt(1) != 0) {
                    into.add(new Example(question(array(before)), content(message)));
                }
            }
            before.add(message);
        }
        if (!answered) {
            throw new InvalidSample("At least one message must have the role assistant");
        }
    }

    static Example preferred(ObjectNode sample) {
        JsonNode messages = sample.path("input").path("messages");
        check(messages);
        if (messages.get(messages.size() - 1).path("role").asText().equals("assistant")) {
            throw new InvalidSample("The last message of input must not be the assistant's");
        }
        String preferred = output(sample, "preferred_output");
        output(sample, "non_preferred_output");
        return new Example(question(messages), preferred);
    }

    private static String output(ObjectNode sample, String field) {
        JsonNode output = sample.get(field);
        if (!output.isArray()
                || output.size() != 1
                || !output.get(0).path("role").asText().equals("assistant")
                || !output.get(0).path("content").isTextual()) {
            throw new InvalidSample(field + " must be a list of exactly one assistant message");
        }
        return output.get(0).path("content").asText();
    }

    private static void check(JsonNode messages) {
        if (messages == null || !messages.isArray() || messages.isEmpty()) {
            throw new InvalidSample("messages must be a non-empty list");
        }
        String previous = "";
        for (JsonNode message : messages) {
            String role = message.path("role").asText("");
            if (!ROLES.contains(role)) {
                throw new InvalidSample("Found an invalid role: " + role);
            }
            if (!message.path("content").isTextual()
                    && !message.path("content").isArray()
                    && !message.has("tool_calls")) {
                throw new InvalidSample("The field content of a message must be text");
            }
            if (role.equals(previous) && !role.equals("tool")) {
                throw new InvalidSample("Found two messages in a row with the role " + role);
            }
            JsonNode weight = message.get("weight");
            if (weight != null && !(weight.isInt() && (weight.asInt() | 1) == 1)) {
                throw new InvalidSample("weight must be 0 or 1");
            }
            previous = role;
        }
    }

    private static JsonNode array(List<JsonNode> messages) {
        return Json.array(messages);
    }
}
