package dev.slipway.sandbox.inference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.learn.Words;
import dev.slipway.sandbox.web.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as generated, cut by the request's limits, or calls of tools in its place.
 *
 * @param finish {@code stop}, {@code length} or {@code tool_calls}
 * @param toolCalls empty unless that is how it ended
 */
public record Answer(String text, String finish, long promptTokens, ArrayNode toolCalls) {
    private static final Pattern PIECE = Pattern.compile("\\s*\\S+|\\s+$");

    static Answer of(String text, ObjectNode request, long promptTokens) {
        String cut = atStop(text, request.path("stop"));
        long limit = request.path("max_tokens").asLong(Long.MAX_VALUE);
        if (Words.tokens(cut) <= limit) {
            return new Answer(cut, "stop", promptTokens, Json.array());
        }
        StringBuilder kept = new StringBuilder();
        for (String piece : pieces(cut)) {
            if (Words.tokens(kept + piece) > limit) {
                break;
            }
            kept.append(piece);
        }
        return new Answer(kept.toString(), "length", promptTokens, Json.array());
    }

    static Answer calling(ArrayNode tools, long promptTokens) {
        return new Answer("", "tool_calls", promptTokens, tools);
    }

    private static String atStop(String text, JsonNode stops) {
        String cut = text;
        for (JsonNode stop : stops.isTextual() ? Json.array().add(stops) : stops) {
            int at = stop.asText().isEmpty() ? -1 : cut.indexOf(stop.asText());
            cut = at < 0 ? cut : cut.substring(0, at);
        }
        return cut;
    }

    /** The text in the bits that a stream sends it in. */
    List<String> pieces() {
        return pieces(text);
    }

    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        Matcher matcher = PIECE.matcher(text);
        while (matcher.find()) {
            pieces.add(matcher.group());
        }
        return pieces;
    }

    long completionTokens() {
        return Words.tokens(toolCalls.isEmpty() ? text : toolCalls.toString());
    }

    ObjectNode usage(int choices) {
        return usage(promptTokens, completionTokens() * choices);
    }

    static ObjectNode usage(long prompt, long completion) {
        return Json.object()
                .put("prompt_tokens", prompt)
                .put("completion_tokens", completion)
                .put("total_tokens", prompt + completion);
    }
}
