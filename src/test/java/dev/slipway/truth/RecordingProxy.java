package dev.slipway.truth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.truth.Answering.Answer;
import dev.slipway.truth.Answering.Asked;
import dev.slipway.truth.Exchange.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before a server, passes everything on as it comes and writes it down. */
final class RecordingProxy implements AutoCloseable {
    private static final Set<String> OWN = Set.of("content-length", "transfer-encoding", "date");

    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Exchange> seen = new CopyOnWriteArrayList<>();
    private volatile Answering answers;

    RecordingProxy() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.setExecutor(workers);
        server.createContext("/", this::pass);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on answers come from there, and what was seen so far is forgotten. */
    void answersFrom(Answering source) {
        answers = source;
        seen.clear();
    }

    /** What has passed, each in full. */
    List<Exchange> seen() {
        return List.copyOf(seen);
    }

    private void pass(HttpExchange http) throws IOException {
        try (http) {
            URI uri = http.getRequestURI();
            byte[] body = http.getRequestBody().readAllBytes();
            Asked asked =
                    new Asked(
                            http.getRequestMethod(),
                            uri.getRawPath(),
                            uri.getRawQuery(),
                            http.getRequestHeaders(),
                            body);
            Answer answer = answers.answer(asked);
            headers(answer.headers(), http);
            if (answer.length() < 0) {
                stream(asked, answer, http);
            } else {
                whole(asked, answer, http);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Kept before the end is sent: who has the end may ask what was seen. */
    private void whole(Asked asked, Answer answer, HttpExchange http) throws IOException {
        byte[] bytes = answer.body().readAllBytes();
        keep(asked, answer, bytes);
        http.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        http.getResponseBody().write(bytes);
    }

    private void stream(Asked asked, Answer answer, HttpExchange http) throws IOException {
        http.sendResponseHeaders(answer.status(), 0);
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        try (InputStream in = answer.body()) {
            pour(in, http.getResponseBody(), copy);
        } finally {
            keep(asked, answer, copy.toByteArray());
        }
    }

    private static void headers(Map<String, List<String>> from, HttpExchange http) {
        from.forEach(
                (name, values) -> {
                    if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                        http.getResponseHeaders().put(name, List.copyOf(values));
                    }
                });
        // A kept connection may be closed for idleness just when a create, never resent, takes it.
        http.getResponseHeaders().set("Connection", "close");
    }

    /** Piece by piece, so that a stream stays one. */
    private static void pour(InputStream in, OutputStream out, OutputStream copy)
            throws IOException {
        byte[] piece = new byte[8192];
        for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
            copy.write(piece, 0, length);
            out.write(piece, 0, length);
            out.flush();
        }
    }

    private void keep(Asked asked, Answer answer, byte[] body) {
        seen.add(
                new Exchange(
                        asked.method(),
                        asked.path(),
                        asked.query(),
                        Body.of(asked.headers(), asked.body()),
                        answer.status(),
                        Body.of(answer.headers(), body)));
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
