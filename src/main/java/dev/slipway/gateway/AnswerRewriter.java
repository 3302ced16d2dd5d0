package dev.slipway.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Irons out what Together says differently from OpenAI. Fields nobody here knows stay as they are.
 *
 * @param model the name the client used
 * @param id for answers that have none
 * @param created seconds since 1970, likewise
 * @param shape whole answers or chunks
 */
record AnswerRewriter(String model, String id, long created, Shape shape) implements Rewriter {

    enum Shape {
        WHOLE("chat.completion", "message"),
        CHUNK("chat.completion.chunk", "delta");

        private final String object;
        private final String part;

        Shape(String object, String part) {
            this.object = object;
            this.part = part;
        }
    }

    @Override
    public void rewrite(ObjectNode answer) {
        answer.put("model", model);
        if (Json.absent(answer.get("id"))) {
            answer.put("id", id);
        }
        if (Json.absent(answer.get("created"))) {
            answer.put("created", created);
        }
        if (Json.absent(answer.get("object"))) {
            answer.put("object", shape.object);
        }
        if (!(answer.get("choices") instanceof ArrayNode)) {
            answer.putArray("choices");
        }
        int position = 0;
        for (JsonNode choice : answer.get("choices")) {
            if (choice instanceof ObjectNode object) {
                choice(object, position);
            }
            position++;
        }
        if (answer.get("usage") instanceof ObjectNode usage) {
            cachedTokens(usage);
        }
    }

    private void choice(ObjectNode choice, int position) {
        if (Json.absent(choice.get("index"))) {
            choice.put("index", position);
        }
        JsonNode reason = choice.get("finish_reason");
        if (reason == null) {
            choice.putNull("finish_reason");
        } else if ("eos".equals(reason.textValue())) {
            choice.put("finish_reason", "stop");
        }
        ObjectNode part =
                choice.get(shape.part) instanceof ObjectNode there
                        ? there
                        : choice.putObject(shape.part);
        mirror(part, "reasoning", "reasoning_content");
        mirror(part, "reasoning_content", "reasoning");
    }

    /** Clients are divided on the name. */
    private static void mirror(ObjectNode part, String from, String to) {
        JsonNode value = part.get(from);
        if (!Json.absent(value) && Json.absent(part.get(to))) {
            part.set(to, value);
        }
    }

    /** Together puts them beside or inside, by model; OpenAI's clients look inside. */
    private static void cachedTokens(ObjectNode usage) {
        JsonNode flat = usage.get("cached_tokens");
        if (flat == null || !flat.isNumber()) {
            return;
        }
        ObjectNode details =
                usage.get("prompt_tokens_details") instanceof ObjectNode there
                        ? there
                        : usage.putObject("prompt_tokens_details");
        if (Json.absent(details.get("cached_tokens"))) {
            details.set("cached_tokens", flat);
        }
    }
}
