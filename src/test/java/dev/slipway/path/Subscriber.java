package dev.slipway.path;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A receiver of webhooks on loopback: accepts everything, keeps the ids. */
record Subscriber(HttpServer server, List<String> ids) implements AutoCloseable {
    private static final int NO_BODY = -1;

    static Subscriber start() {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            List<String> ids = new CopyOnWriteArrayList<>();
            server.createContext(
                    "/",
                    exchange -> {
                        try (exchange) {
                            exchange.getRequestBody().readAllBytes();
                            ids.add(exchange.getRequestHeaders().getFirst("webhook-id"));
                            exchange.sendResponseHeaders(204, NO_BODY);
                        }
                    });
            server.start();
            return new Subscriber(server, ids);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:%d/slipway".formatted(server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
