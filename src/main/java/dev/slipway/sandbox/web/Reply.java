package dev.slipway.sandbox.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;
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

    /**
     * A body that is read while it is sent, since it may be larger than the memory.
     *
     * @param length bytes that {@code source} gives
     */
    record Content(
            int status, String contentType, long length, Source source, Map<String, String> headers)
            implements Reply {
        /** The same with more headers. */
        public Content with(Map<String, String> more) {
            Map<String, String> all = new HashMap<>(headers);
            all.putAll(more);
            return new Content(status, contentType, length, source, all);
        }
    }

    /** Where a body comes from. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    /** Server-sent events, each element the text behind {@code data: }, flushed one by one. */
    record Events(Iterator<String> data) implements Reply {}

    /** No answer: the connection closes. */
    record Silence() implements Reply {}

    /** An answer that takes a while: made after the world's lock is released. */
    record Later(Supplier<Reply> work) implements Reply {}

    /** Slow work done without the world's lock, whose result is then acted on under it. */
    record Prepared<T>(Supplier<T> work, Function<T, Reply> act) implements Reply {
        /** Does the work, and gives what is left to do under the lock. */
        Supplier<Reply> done() {
            T result = work.get();
            return () -> act.apply(result);
        }
    }

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
