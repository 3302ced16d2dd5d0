package dev.slipway.storm;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A subscriber that verifies with the reference library, writes down, then answers. */
final class StormReceiver implements AutoCloseable {
    private final HttpServer server;
    private final JsonLines ledger;
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger forged = new AtomicInteger();
    private volatile Webhook verifier;

    StormReceiver(JsonLines ledger) throws IOException {
        this.ledger = ledger;
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
        server.createContext("/", this::take);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    void secret(String secret) {
        try {
            verifier = new Webhook(secret);
        } catch (EmptyWebhookSecretException e) {
            throw new IllegalStateException("The service gave no secret", e);
        }
    }

    /** Answers the next so many with 503. */
    void refuse(int deliveries) {
        refusals.set(deliveries);
    }

    /** Deliveries whose signature was wrong. */
    int forged() {
        return forged.get();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            int status = verified(exchange, body) ? 204 : 401;
            if (status == 204 && refusals.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                status = 503;
            }
            write(exchange.getRequestHeaders().getFirst("webhook-id"), body, status == 204);
            exchange.sendResponseHeaders(status, -1);
        }
    }

    /** By the signature alone: a replica's clock may be off by more than the standard allows. */
    private boolean verified(HttpExchange exchange, String body) {
        Headers headers = exchange.getRequestHeaders();
        String signatures = headers.getFirst("webhook-signature");
        try {
            String right =
                    verifier.sign(
                            headers.getFirst("webhook-id"),
                            Long.parseLong(headers.getFirst("webhook-timestamp")),
                            body);
            boolean good = List.of(signatures.split(" ")).contains(right);
            forged.addAndGet(good ? 0 : 1);
            return good;
        } catch (WebhookSigningException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Before the answer: what is acknowledged is in the ledger. */
    private void write(String id, String body, boolean acked) throws IOException {
        JsonNode event = JsonLines.JSON.readTree(body);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", Instant.now().toString());
        line.put("id", id);
        line.put("type", event.path("type").asText());
        line.put("subject", event.at("/data/subject").asText());
        line.put("acked", acked);
        line.put("body", body);
        ledger.add(line);
    }

    @Override
    public void close() {
        server.stop(0);
        ledger.close();
    }
}
