package dev.slipway.storm;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Talks to whichever replica answers. Repeats a request under the same key until it has an answer,
 * and writes down every answer it got.
 */
final class Customer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(400);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
    private final Supplier<List<URI>> replicas;
    private final String key;
    private final JsonLines ledger;
    private final Queue<Request> accepted = new ConcurrentLinkedQueue<>();

    /**
     * @param replicas those that are there now
     */
    Customer(Supplier<List<URI>> replicas, String key, JsonLines ledger) {
        this.replicas = replicas;
        this.key = key;
        this.ledger = ledger;
    }

    /**
     * @param type of the body, null for none
     * @param idempotencyKey the same for each repeat
     */
    record Request(
            String method,
            String path,
            String type,
            String body,
            String idempotencyKey,
            int job,
            String kind) {}

    record Answer(int status, String body) {
        String text(String field) {
            try {
                return JsonLines.JSON.readTree(body).path(field).asText();
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("Not JSON: " + body, e);
            }
        }
    }

    /** The first answer that settles it; empty when none came until then. */
    Optional<Answer> insist(Request request, Duration atMost) {
        long until = System.nanoTime() + atMost.toNanos();
        int from = ThreadLocalRandom.current().nextInt(replicas.get().size());
        for (int i = 0; until - System.nanoTime() > 0 && !interrupted(); i++) {
            List<URI> there = replicas.get();
            Optional<Answer> answer = once(there.get((from + i) % there.size()), request);
            if (answer.isPresent() && settles(answer.get())) {
                if (request.idempotencyKey() != null && answer.get().status() / 100 == 2) {
                    accepted.add(request);
                }
                return answer;
            }
            Waiting.pause(PAUSE);
        }
        return Optional.empty();
    }

    /**
     * Asks for all that was accepted once more, under the same keys; the answers are written down.
     */
    void repeatAll(Duration atMost) {
        List.copyOf(accepted).forEach(request -> insist(request, atMost));
    }

    /** One try with one replica, written down; empty when nothing came back. */
    private Optional<Answer> once(URI replica, Request request) {
        Optional<Answer> answer = send(replica, request);
        answer.ifPresent(got -> write(request, got));
        return answer;
    }

    /** One try with one replica; empty when nothing came back. */
    Optional<Answer> send(URI replica, Request request) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(replica.resolve(request.path()))
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + key);
        if (request.type() != null) {
            builder.header("Content-Type", request.type());
        }
        if (request.idempotencyKey() != null) {
            builder.header("Idempotency-Key", request.idempotencyKey());
        }
        builder.method(
                request.method(),
                request.body() == null
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(request.body()));
        try {
            HttpResponse<String> got = http.send(builder.build(), BodyHandlers.ofString());
            return Optional.of(new Answer(got.statusCode(), got.body()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Not so: the service or its database is away, or the first request still runs. */
    private static boolean settles(Answer answer) {
        boolean inFlight =
                answer.status() == 409 && answer.body().contains("idempotency_in_flight");
        return answer.status() < 500 && answer.status() != 429 && !inFlight;
    }

    private void write(Request request, Answer answer) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", Instant.now().toString());
        line.put("method", request.method());
        line.put("path", request.path());
        line.put("key", request.idempotencyKey());
        line.put("status", answer.status());
        line.put("id", answer.status() / 100 == 2 ? answer.text("id") : null);
        line.put("body", answer.body());
        line.put("job", request.job());
        line.put("kind", request.kind());
        ledger.add(line);
    }

    private static boolean interrupted() {
        return Thread.currentThread().isInterrupted();
    }

    @Override
    public void close() {
        http.shutdownNow();
        ledger.close();
    }
}
