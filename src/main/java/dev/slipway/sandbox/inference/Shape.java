package dev.slipway.sandbox.inference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.web.Json;

/** The two ways to put generated text on the wire. */
enum Shape {
    CHAT("chat.completion", "chat.completion.chunk") {
        @Override
        void text(ObjectNode choice, String text) {
            choice.putObject("message").put("role", "assistant").put("content", text);
        }

        @Override
        void piece(ObjectNode choice, String piece) {
            choice.putObject("delta").put("role", "assistant").put("content", piece);
        }
    },
    TEXT("text.completion", "completion.chunk") {
        @Override
        void text(ObjectNode choice, String text) {
            choice.put("text", text);
        }

        @Override
        void piece(ObjectNode choice, String piece) {
            choice.put("text", piece);
            choice.putObject("delta").put("content", piece);
        }
    };

    private final String whole;
    private final String chunk;

    Shape(String whole, String chunk) {
        this.whole = whole;
        this.chunk = chunk;
    }

    abstract void text(ObjectNode choice, String text);

    abstract void piece(ObjectNode choice, String piece);

    ObjectNode frame(Writing writing, boolean streamed) {
        return Json.object()
                .put("id", writing.id())
                .put("object", streamed ? chunk : whole)
                .put("created", writing.created())
                .put("model", writing.model());
    }
}
