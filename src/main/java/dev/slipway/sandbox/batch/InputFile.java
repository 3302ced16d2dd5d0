package dev.slipway.sandbox.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.web.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The requests of a batch.
 *
 * @param error what is wrong with the file and where; null when nothing is
 */
record InputFile(List<Line> lines, String error) {
    private static final int MOST_LINES = 50_000;
    private static final int LONGEST_ID = 64;
    private static final int LONGEST_LINE = 10 * 1024 * 1024;

    record Line(String customId, ObjectNode body) {}

    /**
     * @param model of requests that name none; null for none
     */
    static InputFile read(byte[] bytes, String model) {
        List<Line> lines = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (String text : new String(bytes, StandardCharsets.UTF_8).split("\n")) {
            if (text.isBlank()) {
                continue;
            }
            int number = lines.size() + 1;
            ObjectNode line = object(text);
            String problem = line == null ? "not a JSON object" : problem(line, text, ids, model);
            if (problem != null) {
                return new InputFile(List.of(), "Line " + number + ": " + problem);
            }
            ObjectNode body = (ObjectNode) line.get("body");
            if (!body.hasNonNull("model")) {
                body.put("model", model);
            }
            lines.add(new Line(line.get("custom_id").asText(), body));
        }
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            return new InputFile(List.of(), "The file must have 1 to " + MOST_LINES + " requests");
        }
        return new InputFile(lines, null);
    }

    private static String problem(ObjectNode line, String text, Set<String> ids, String model) {
        String id = line.path("custom_id").asText();
        if (id.isEmpty() || id.length() > LONGEST_ID) {
            return "custom_id must have 1 to " + LONGEST_ID + " characters";
        }
        if (!ids.add(id)) {
            return "custom_id is used twice: " + id;
        }
        if (text.length() > LONGEST_LINE) {
            return "longer than " + LONGEST_LINE + " bytes";
        }
        JsonNode body = line.path("body");
        if (!body.isObject()) {
            return "body must be an object";
        }
        return body.hasNonNull("model") || model != null ? null : "body.model is required";
    }

    private static ObjectNode object(String text) {
        try {
            return Json.MAPPER.readTree(text) instanceof ObjectNode object ? object : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
