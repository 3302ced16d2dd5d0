package dev.slipway.sandbox.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** Writes answers to the wire. */
final class Answers {
    private static final String DONE = "[DONE]";

    private Answers() {}

    static void whole(HttpExchange exchange, Reply.Whole reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        int length = reply.body().length;
        if (length > 0) {
            exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        }
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(length));
        }
        boolean noBody = length == 0 || head;
        exchange.sendResponseHeaders(reply.status(), noBody ? -1 : length);
        if (!noBody) {
            exchange.getResponseBody().write(reply.body());
        }
    }

    /** Sends {@code content} as it is read; with {@code cut} only its first half arrives. */
    static void content(HttpExchange exchange, Reply.Content content, boolean cut)
            throws IOException {
        content.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Type", content.contentType());
        if (exchange.getRequestMethod().equals("HEAD")) {
            String length = String.valueOf(content.length());
            exchange.getResponseHeaders().set("Content-Length", length);
            exchange.sendResponseHeaders(content.status(), -1);
            return;
        }
        try (InputStream in = content.source().open()) {
            long left = cut ? content.length() / 2 : content.length();
            exchange.sendResponseHeaders(
                    content.status(), content.length() == 0 ? -1 : content.length());
            byte[] buffer = new byte[64 * 1024];
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    break; // shorter than announced: the connection closes, as it must
                }
                exchange.getResponseBody().write(buffer, 0, read);
                left -= read;
            }
        }
    }

    static Reply.Whole half(Reply.Whole reply) {
        byte[] half = Arrays.copyOf(reply.body(), reply.body().length / 2);
        return new Reply.Whole(reply.status(), reply.contentType(), half, reply.headers());
    }

    static void stream(HttpExchange exchange, Reply.Events events, FaultKind fault)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        Iterator<String> data = damaged(events.data(), fault);
        while (data.hasNext()) {
            out.write(("data: " + data.next() + "\n\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    private static Iterator<String> damaged(Iterator<String> data, FaultKind fault) {
        if (fault == null) {
            return data;
        }
        List<String> all = new ArrayList<>();
        data.forEachRemaining(all::add);
        List<String> firstHalf = new ArrayList<>(all.subList(0, all.size() / 2));
        return switch (fault) {
            case CUT_STREAM -> firstHalf.iterator();
            case MALFORMED -> {
                String chunk = all.get(firstHalf.size());
                firstHalf.add(chunk.substring(0, chunk.length() / 2));
                firstHalf.add(DONE);
                yield firstHalf.iterator();
            }
            case STREAM_ERROR -> {
                firstHalf.add(
                        ApiException.errorBody(500, null, "stream_error", "Generation failed")
                                .toString());
                yield firstHalf.iterator();
            }
            default -> all.iterator();
        };
    }
}
