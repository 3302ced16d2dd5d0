package dev.slipway.sandbox.inference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.learn.Words;
import dev.slipway.sandbox.web.Json;

/** The two ways to put generated text on the wire. */
enum Shape {
    CHAT("chat.completion", "chat.completion.chunk") {
        @Override
        void whole(ObjectNode choice, int index, Answer answer) {
            ObjectNode message = choice.putObject("message").put("role", "assistant");
            if (answer.toolCalls().isEmpty()) {
                message.put("content", answer.text());
            } else {
                message.putNull("content").set("tool_calls", answer.toolCalls());
            }
            choice.put("index", index).putNull("logprobs");
        }

        @Override
        void piece(ObjectNode choice, String piece, String finish) {
            choice.putObject("delta").put("role", "assistant").put("content", piece);
            choice.putNull("logprobs").put("finish_reason", finish);
        }

        @Override
        void around(ObjectNode chunk, String piece, String finish) {
            // all that a chunk of a chat has stands in its choices
        }
    },
    TEXT("text.completion", "completion.chunk") {
        @Override
        void whole(ObjectNode choice, int index, Answer answer) {
            choice.put("text", answer.text());
        }

        @Override
        void piece(ObjectNode choice, String piece, String finish) {
            choice.put("text", piece);
            choice.putObject("delta").put("role", "assistant").put("content", piece);
        }

        @Override
        void around(ObjectNode chunk, String piece, String finish) {
            chunk.remove("model");
            chunk.putObject("token")
                    .put("id", Words.tokens(piece))
                    .put("text", piece)
                    .put("logprob", 0)
                    .put("special", false);
            chunk.put("finish_reason", finish);
        }
    };

    private final String whole;
    private final String chunk;

    Shape(String whole, String chunk) {
        this.whole = whole;
        this.chunk = chunk;
    }

    abstract void whole(ObjectNode choice, int index, Answer answer);

    /** A choice of a chunk; {@code finish} is null until the last. */
    abstract void piece(ObjectNode choice, String piece, String finish);

    /** What a chunk has beside its choices. */
    abstract void around(ObjectNode chunk, String piece, String finish);

    ObjectNode frame(Writing writing, boolean streamed) {
        return Json.object()
                .put("id", writing.id())
                .put("object", streamed ? chunk : whole)
                .put("created", writing.created())
                .put("model", writing.model());
    }
}
