package dev.slipway.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A subscriber on loopback that notes what it gets and answers as it is told. */
final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = (exchange, body) -> answer(exchange, 204);

    /** A request as it came. */
    record Got(Map<String, List<String>> headers, String path, String body) {
        String header(String name) {
            return HttpHeaders.of(headers, (n, v) -> true).firstValue(name).orElse("");
        }

        String messageId() {
            return header("webhook-id");
        }
    }

    /** Answers one request. */
    interface Behaviour {
        void handle(HttpExchange exchange, String body) throws IOException;
    }

    Receiver() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    Receiver behave(Behaviour wanted) {
        behaviour = wanted;
        return this;
    }

    Receiver status(int status) {
        return behave((exchange, body) -> answer(exchange, status));
    }

    static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/hook?from=slipway";
    }

    List<Got> got() {
        return got;
    }

    List<String> bodies() {
        return got.stream().map(Got::body).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            got.add(
                    new Got(
                            Map.copyOf(exchange.getRequestHeaders()),
                            exchange.getRequestURI().toString(),
                            body));
            behaviour.handle(exchange, body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
