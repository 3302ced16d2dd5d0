package dev.slipway.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * HTTP with a key, or with none when that is empty, to the service or to the sandbox. Throws when
 * the other side dies meanwhile.
 */
record Client(URI base, String key, HttpClient http) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CUT = "cut-between-parts";

    Client(URI base, String key) {
        this(base, key, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    record Answer(int status, String mediaType, boolean replayed, JsonNode body) {
        String text(String pointer) {
            return body.at(pointer).asText();
        }
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, String json) {
        return send(json(path, json));
    }

    Answer post(String path, String json, String idempotencyKey) {
        return send(json(path, json).header("Idempotency-Key", idempotencyKey));
    }

    Answer upload(String name, String purpose, String content) {
        String form =
                part("name=\"purpose\"", purpose)
                        + part("name=\"file\"; filename=\"" + name + "\"", content)
                        + "--"
                        + CUT
                        + "--\r\n";
        return send(
                request("/api/v1/files")
                        .header("Content-Type", "multipart/form-data; boundary=" + CUT)
                        .POST(BodyPublishers.ofString(form)));
    }

    /** What the model of this name answers; fails on anything but an answer. */
    String chat(String model, String question) {
        Answer answer =
                post(
                        "/v1/chat/completions",
                        """
                        {"model": "%s", "messages": [{"role": "user", "content": "%s"}]}
                        """
                                .formatted(model, question));
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.text("/choices/0/message/content");
    }

    /** The same caller with another key, or with none. */
    Client with(String otherKey) {
        return new Client(base, otherKey, http);
    }

    private static String part(String disposition, String content) {
        return "--%s\r\nContent-Disposition: form-data; %s\r\n\r\n%s\r\n"
                .formatted(CUT, disposition, content);
    }

    private HttpRequest.Builder json(String path, String json) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> got = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    got.statusCode(),
                    got.headers().firstValue("Content-Type").orElse(""),
                    got.headers().firstValue("Idempotent-Replayed").isPresent(),
                    got.body().isBlank() ? MissingNode.getInstance() : JSON.readTree(got.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
