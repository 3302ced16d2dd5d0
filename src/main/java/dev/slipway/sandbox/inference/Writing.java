package dev.slipway.sandbox.inference;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Reply;
import java.util.ArrayList;
import java.util.List;

/**
 * One answer being put on the wire, whole or in pieces.
 *
 * @param model as the caller named it
 * @param created unix seconds
 */
record Writing(Shape shape, String id, String model, long created, int choices) {
    private static final String DONE = "[DONE]";

    Reply reply(Answer answer, boolean streamed) {
        return streamed ? new Reply.Events(chunks(answer).iterator()) : Reply.ok(whole(answer));
    }

    ObjectNode whole(Answer answer) {
        ObjectNode node = shape.frame(this, false);
        ArrayNode list = node.putArray("choices");
        for (int i = 0; i < choices; i++) {
            ObjectNode choice = list.addObject().put("finish_reason", answer.finish());
            shape.whole(choice, i, answer);
        }
        node.set("prompt", Json.array());
        node.set("usage", answer.usage(choices));
        return node;
    }

    /** Usage rides on the chunk that has the finish reason, and is null before. */
    private List<String> chunks(Answer answer) {
        List<String> chunks = new ArrayList<>();
        for (String piece : answer.pieces()) {
            chunks.add(chunk(piece, null).putNull("usage").toString());
        }
        if (!answer.toolCalls().isEmpty()) {
            ObjectNode calling = chunk(null, null).putNull("usage");
            calling.path("choices")
                    .forEach(
                            choice ->
                                    ((ObjectNode) choice.path("delta"))
                                            .set("tool_calls", answer.toolCalls()));
            chunks.add(calling.toString());
        }
        ObjectNode last = chunk("", answer.finish());
        last.set("usage", answer.usage(choices));
        chunks.add(last.toString());
        chunks.add(DONE);
        return chunks;
    }

    private ObjectNode chunk(String piece, String finish) {
        ObjectNode node = shape.frame(this, true);
        ArrayNode list = node.putArray("choices");
        for (int i = 0; i < choices; i++) {
            shape.piece(list.addObject().put("index", i), piece, finish);
        }
        shape.around(node, piece, finish);
        return node;
    }
}
