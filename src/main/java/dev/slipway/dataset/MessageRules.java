package dev.slipway.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Turns of a conversation: roles, their order, weights, and that something is to be learned. */
final class MessageRules {
    private static final Set<String> ROLES = Set.of("system", "user", "assistant", "tool");

    private final Problems problems;
    private final ContentRules content;
    private final ToolRules toolRules;

    MessageRules(Problems problems, ContentRules content) {
        this.problems = problems;
        this.content = content;
        this.toolRules = new ToolRules(problems);
    }

    /** {@code tools} are those the sample offers, null when it offers none. */
    void check(JsonNode messages, String field, JsonNode tools) {
        if (!messages.isArray() || messages.isEmpty()) {
            problems.add(
                    field,
                    "Must be a list of at least one message, this is %s. Write [{\"role\": ...,"
                            + " \"content\": ...}, ...].",
                    messages.isArray() ? "empty" : Json.kind(messages));
            return;
        }
        String before = "";
        for (int i = 0; i < messages.size(); i++) {
            String at = "%s[%d]".formatted(field, i);
            String role = message(messages.get(i), at, tools);
            // Several tools may answer one turn; everybody else speaks once and waits.
            if (role.equals(before) && !role.isEmpty() && !role.equals("tool")) {
                problems.add(
                        at + ".role",
                        "The role %s comes twice in a row, but turns must alternate. Join the two"
                                + " messages.",
                        role);
            }
            before = role;
        }
        content.consistent(messages, field);
    }

    /** The role, empty when there is no usable one. */
    private String message(JsonNode message, String at, JsonNode tools) {
        if (!message.isObject()) {
            problems.add(
                    at,
                    "A message is an object with role and content, this is %s. Wrap it in one.",
                    Json.kind(message));
            return "";
        }
        String role = message.path("role").asText("");
        if (!message.path("role").isTextual() || !ROLES.contains(role)) {
            problems.add(
                    at + ".role",
                    "The role %s is unknown, so nobody speaks. Use system, user, assistant or"
                            + " tool.",
                    message.has("role")
                            ? Json.shown(message.get("role").toString())
                            : "is missing and");
            return "";
        }
        weight(message, at);
        body(message, role, at, tools);
        return role;
    }

    private void weight(JsonNode message, String at) {
        if (!Json.has(message, "weight")) {
            return;
        }
        JsonNode weight = message.get("weight");
        if (!weight.isIntegralNumber()
                || !weight.canConvertToInt()
                || (weight.intValue() != 0 && weight.intValue() != 1)) {
            problems.add(
                    at + ".weight",
                    "The weight %s is not known: 0 leaves a message out of the loss, 1 keeps it."
                            + " Use 0 or 1.",
                    Json.shown(weight.toString()));
        }
    }

    private void body(JsonNode message, String role, String at, JsonNode tools) {
        boolean calls = Json.has(message, "tool_calls");
        boolean assistant = role.equals("assistant");
        if (calls && !assistant) {
            problems.add(
                    at + ".tool_calls",
                    "Only the assistant calls tools, this is a %s message. Remove the calls.",
                    role);
        } else if (calls) {
            toolRules.calls(message.get("tool_calls"), at + ".tool_calls", tools);
        }
        if (Json.has(message, "content")) {
            content.ofMessage(message, role, at);
        } else if (!calls || !assistant) {
            problems.add(
                    at + ".content", "The message has no content to learn from. Add the text.");
        }
    }

    void needAssistant(JsonNode messages, String field) {
        for (JsonNode message : messages) {
            if (message.path("role").asText("").equals("assistant")) {
                return;
            }
        }
        if (!messages.isEmpty()) {
            problems.add(
                    field,
                    "No message is from the assistant, so there is no answer to learn. Add one.");
        }
    }

    void endsBeforeAssistant(JsonNode messages, String field) {
        if (messages.path(messages.size() - 1).path("role").asText("").equals("assistant")) {
            problems.add(
                    "%s[%d].role".formatted(field, messages.size() - 1),
                    "The input ends with the assistant, but its answers belong into the two"
                            + " outputs. End with the question.");
        }
    }

    /** One side of a preference: a list of exactly one assistant message. */
    void oneAnswer(JsonNode output, String field) {
        if (!output.isArray() || output.size() != 1 || !output.get(0).isObject()) {
            problems.add(
                    field,
                    "An output is a list of exactly one assistant message. Write [{\"role\":"
                            + " \"assistant\", \"content\": ...}].");
            return;
        }
        String at = field + "[0]";
        JsonNode answer = output.get(0);
        if (!answer.path("role").asText("").equals("assistant")) {
            problems.add(
                    at + ".role",
                    "The answer to prefer or avoid is the assistant's. Set the role to assistant.");
        }
        if (Json.has(answer, "content")) {
            content.single(answer.get("content"), at + ".content", "assistant");
        } else {
            problems.add(at + ".content", "The answer has no content to compare. Add the text.");
        }
    }
}
