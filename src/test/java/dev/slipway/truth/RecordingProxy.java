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
import java.nio.charset.StandardCharsets;
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
            if (answer.status() == 204) {
                keep(asked, answer, new byte[0]);
                http.sendResponseHeaders(204, -1);
                return;
            }
            http.sendResponseHeaders(answer.status(), 0);
            ByteArrayOutputStream copy = new ByteArrayOutputStream();
            try (InputStream in = answer.body()) {
                pour(in, http.getResponseBody(), copy);
            } finally {
                // Before the end of the body is sent: who has it may ask what was seen.
                keep(asked, answer, copy.toByteArray());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void headers(Map<String, List<String>> from, HttpExchange http) {
        from.forEach(
                (name, values) -> {
                    if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                        http.getResponseHeaders().put(name, List.copyOf(values));
                    }
                });
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
                        body(asked.headers(), asked.body()),
                        answer.status(),
                        body(answer.headers(), body)));
    }

    private static Body body(Map<String, List<String>> headers, byte[] bytes) {
        String type =
                headers.entrySet().stream()
                        .filter(header -> "content-type".equalsIgnoreCase(header.getKey()))
                        .map(header -> header.getValue().getFirst())
                        .findFirst()
                        .orElse("");
        return new Body(type, new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
