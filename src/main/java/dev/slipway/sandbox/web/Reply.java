package dev.slipway.sandbox.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Supplier;

/** What a handler answers. */
public sealed interface Reply {

    /** A whole body; an empty one for 204. */
    record Whole(int status, String contentType, byte[] body, Map<String, String> headers)
            implements Reply {
        /** The same with more headers. */
        public Whole with(Map<String, String> more) {
            Map<String, String> all = new HashMap<>(headers);
            all.putAll(more);
            return new Whole(status, contentType, body, all);
        }
    }

    /** Server-sent events, each element the text behind {@code data: }, flushed one by one. */
    record Events(Iterator<String> data) implements Reply {}

    /** An answer that takes a while: made after the world's lock is released. */
    record Later(Supplier<Reply> work) implements Reply {}

    static Reply ok(JsonNode body) {
        return json(200, body);
    }

    static Whole json(int status, JsonNode body) {
        return new Whole(status, "application/json", Json.bytes(body), Map.of());
    }

    static Whole bytes(String contentType, byte[] body) {
        return new Whole(200, contentType, body, Map.of());
    }

    static Reply noContent() {
        return new Whole(204, "application/json", new byte[0], Map.of());
    }

    static Reply later(Supplier<Reply> work) {
        return new Later(work);
    }
}
