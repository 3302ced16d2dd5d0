package dev.slipway.sandbox.inference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.web.Digests;
import dev.slipway.sandbox.web.Json;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides whether a chat calls a tool: when it must, or when the question has a word of the tool's
 * name or description. What it calls with is read out of the question.
 */
record Tools(ObjectNode request, String question) {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final int SHORTEST_WORD = 4;

    /** The calls to make instead of an answer; none after a tool has answered. */
    ArrayNode calls() {
        ArrayNode calls = Json.array();
        JsonNode messages = request.path("messages");
        boolean answered = messages.path(messages.size() - 1).path("role").asText().equals("tool");
        if (!answered) {
            wanted().ifPresent(function -> calls.add(call(function)));
        }
        return calls;
    }

    private Optional<JsonNode> wanted() {
        JsonNode choice = request.path("tool_choice");
        String word = choice.asText("auto");
        String named = choice.path("function").path("name").asText("");
        if (word.equals("none")) {
            return Optional.empty();
        }
        JsonNode first = null;
        for (JsonNode tool : request.path("tools")) {
            JsonNode function = tool.path("function");
            first = first == null ? function : first;
            if (named.isEmpty() ? fits(function) : function.path("name").asText().equals(named)) {
                return Optional.of(function);
            }
        }
        return word.equals("required") ? Optional.ofNullable(first) : Optional.empty();
    }

    private boolean fits(JsonNode function) {
        Set<String> shared = new HashSet<>(words(question));
        shared.retainAll(
                words(
                        function.path("name").asText()
                                + " "
                                + function.path("description").asText()));
        return !shared.isEmpty();
    }

    private static Set<String> words(String text) {
        Set<String> words =
                new HashSet<>(
                        Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]")));
        words.removeIf(word -> word.length() < SHORTEST_WORD);
        return words;
    }

    private ObjectNode call(JsonNode function) {
        String name = function.path("name").asText();
        ObjectNode call =
                Json.object()
                        .put("index", 0)
                        .put("id", "call_" + Digests.sha256(name + question).substring(0, 24))
                        .put("type", "function");
        call.putObject("function")
                .put("name", name)
                .put("arguments", arguments(function.path("parameters")).toString());
        return call;
    }

    private ObjectNode arguments(JsonNode schema) {
        ObjectNode arguments = Json.object();
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(field -> required.add(field.asText()));
        schema.path("properties")
                .properties()
                .forEach(
                        property -> {
                            if (required.contains(property.getKey())) {
                                arguments.set(property.getKey(), value(property.getValue()));
                            }
                        });
        return arguments;
    }

    private JsonNode value(JsonNode schema) {
        for (JsonNode allowed : schema.path("enum")) {
            if (question.toLowerCase(Locale.ROOT)
                    .contains(allowed.asText().toLowerCase(Locale.ROOT))) {
                return allowed;
            }
        }
        if (!schema.path("enum").isEmpty()) {
            return schema.path("enum").get(0);
        }
        Matcher number = NUMBER.matcher(question);
        return switch (schema.path("type").asText()) {
            case "integer" -> Json.object().numberNode(number.find() ? (long) found(number) : 0);
            case "number" -> Json.object().numberNode(number.find() ? found(number) : 0);
            case "boolean" -> Json.object().booleanNode(true);
            case "array" -> Json.array().add(question);
            case "object" -> Json.object();
            default -> Json.object().textNode(question);
        };
    }

    private static double found(Matcher number) {
        return Double.parseDouble(number.group());
    }
}
