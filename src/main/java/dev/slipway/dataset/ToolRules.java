package dev.slipway.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Tools a conversation offers, and the calls the assistant makes. */
final class ToolRules {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Problems problems;

    ToolRules(Problems problems) {
        this.problems = problems;
    }

    void tools(JsonNode tools, String field) {
        if (!tools.isArray() || tools.isEmpty()) {
            problems.add(
                    field,
                    "Tools are a list of at least one; without any, there is nothing to call. Add"
                            + " one or drop the column.");
            return;
        }
        for (int i = 0; i < tools.size(); i++) {
            JsonNode tool = tools.get(i);
            if (!isFunction(tool)) {
                problems.add(
                        "%s[%d]".formatted(field, i),
                        "A tool is a function with a name. Write {\"type\": \"function\","
                                + " \"function\": {\"name\": ...}}.");
            }
        }
    }

    void calls(JsonNode calls, String field, JsonNode tools) {
        if (!calls.isArray()) {
            problems.add(field, "Tool calls are a list, even a single one. Wrap it in [].");
            return;
        }
        for (int i = 0; i < calls.size(); i++) {
            call(calls.get(i), "%s[%d]".formatted(field, i), tools);
        }
    }

    private void call(JsonNode call, String at, JsonNode tools) {
        if (!isFunction(call)) {
            problems.add(
                    at,
                    "A tool call names its function. Write {\"type\": \"function\", \"function\":"
                            + " {\"name\": ..., \"arguments\": \"{...}\"}}.");
            return;
        }
        JsonNode function = call.get("function");
        String name = function.get("name").asText();
        if (tools != null && tools.isArray() && !offered(name, tools)) {
            problems.add(
                    at + ".function.name",
                    "The tool %s is not among the tools of the sample. Add it there or correct the"
                            + " name.",
                    Json.shown(name));
        }
        if (function.has("arguments") && !isObjectText(function.get("arguments"))) {
            problems.add(
                    at + ".function.arguments",
                    "Arguments are a string that holds a JSON object. Write \"{\\\"key\\\": ...}\""
                            + " with the quotes escaped.");
        }
    }

    private static boolean isFunction(JsonNode node) {
        return node.path("type").asText("").equals("function")
                && node.path("function").path("name").isTextual();
    }

    private static boolean offered(String name, JsonNode tools) {
        for (JsonNode tool : tools) {
            if (tool.path("function").path("name").asText("").equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isObjectText(JsonNode arguments) {
        try {
            return arguments.isTextual() && JSON.readTree(arguments.asText()).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
