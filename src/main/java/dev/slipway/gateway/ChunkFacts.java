package dev.slipway.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a stream's chunks have told so far. */
final class ChunkFacts {
    private static final List<String> SAYING =
            List.of(
                    "content",
                    "reasoning",
                    "reasoning_content",
                    "refusal",
                    "tool_calls",
                    "function_call",
                    "audio");

    private final Set<Integer> begun = new HashSet<>();
    private final Set<Integer> finished = new HashSet<>();

    /** True when the chunk carries something that a person or a program waits for. */
    boolean says(JsonNode chunk) {
        boolean says = false;
        for (JsonNode choice : chunk.path("choices")) {
            int index = choice.path("index").asInt();
            begun.add(index);
            if (!Json.absent(choice.get("finish_reason"))) {
                finished.add(index);
                says = true;
            }
            JsonNode delta = choice.path("delta");
            says |= SAYING.stream().anyMatch(field -> filled(delta.get(field)));
        }
        return says;
    }

    /** Whether every choice came to its end, so that the stream may end without a last word. */
    boolean complete() {
        return !finished.isEmpty() && finished.containsAll(begun);
    }

    private static boolean filled(JsonNode value) {
        return !Json.absent(value)
                && (value.isTextual() ? !value.textValue().isEmpty() : !value.isEmpty());
    }
}
