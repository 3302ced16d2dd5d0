package dev.slipway.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * A subscriber as users write one: verifies each delivery and counts messages once, however often
 * they come.
 */
final class Receiver implements AutoCloseable {
    private static final int MOST = 1 << 20;

    private final HttpServer server;
    private final Set<String> delivered = ConcurrentHashMap.newKeySet();
    private final Set<String> verified = ConcurrentHashMap.newKeySet();
    private volatile Signature signature;
    private volatile String webhookId;

    private Receiver(HttpServer server) {
        this.server = server;
    }

    /**
     * Listens on a free port of the loopback interface.
     *
     * @throws DemoException when it cannot
     */
    static Receiver open() {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Receiver receiver = new Receiver(server);
            server.createContext("/", receiver::take);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new DemoException("Cannot listen for webhooks: " + e.getMessage(), e);
        }
    }

    /** Asks the service to deliver here what happens from now on. */
    void subscribe(ApiClient api) {
        JsonNode made =
                api.post("/api/v1/webhooks", Json.object().put("url", address().toString()));
        signature = new Signature(Json.text(made, "secret"));
        webhookId = Json.text(made, "id");
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/slipway");
    }

    /** The service's name for this subscription. */
    String webhookId() {
        return webhookId;
    }

    int delivered() {
        return delivered.size();
    }

    /** Those whose signature and time were right. */
    int verified() {
        return verified.size();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MOST);
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            if (id == null || signature == null) {
                exchange.sendResponseHeaders(400, -1);
                return;
            }
            delivered.add(id);
            boolean good =
                    signature.verify(
                            id,
                            exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                            body,
                            exchange.getRequestHeaders().getFirst("webhook-signature"));
            if (good) {
                verified.add(id);
            }
            exchange.sendResponseHeaders(good ? 204 : 401, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
