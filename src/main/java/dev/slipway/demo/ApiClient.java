package dev.slipway.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/**
 * JSON over HTTP to one server of this machine. Its calls throw {@link ApiException} for an answer
 * of 400 or more and {@link DemoException} for none.
 */
final class ApiClient {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final URI server;
    private final String key;
    private final HttpClient http;

    /**
     * @param key sent as bearer
     */
    ApiClient(URI server, String key) {
        this.server = server;
        this.key = key;
        // Loopback only, so a proxy of the surroundings is none of its business.
        this.http = HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();
    }

    URI server() {
        return server;
    }

    JsonNode get(String path) {
        return answer("GET " + path, request(path).GET().build());
    }

    JsonNode post(String path, JsonNode body) {
        return answer(
                "POST " + path,
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(Json.write(body)))
                        .build());
    }

    /** Sends a file as the multipart form that {@code POST /api/v1/files} takes. */
    JsonNode upload(String path, Path file, String purpose) {
        String boundary = "slipway-" + AdminKey.random(24);
        String head =
                """
                --%1$s\r
                Content-Disposition: form-data; name="purpose"\r
                \r
                %2$s\r
                --%1$s\r
                Content-Disposition: form-data; name="file"; filename="%3$s"\r
                Content-Type: application/octet-stream\r
                \r
                """
                        .formatted(boundary, purpose, file.getFileName());
        try {
            BodyPublisher body =
                    BodyPublishers.concat(
                            BodyPublishers.ofString(head),
                            BodyPublishers.ofFile(file),
                            BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
            return answer(
                    "%s (POST %s)".formatted(file, path),
                    request(path)
                            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                            .POST(body)
                            .build());
        } catch (IOException e) {
            throw new DemoException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Status of an answer, whatever it is; 0 when nobody answers. */
    int status(String path) {
        try {
            return send(request(path).GET().build()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path)).timeout(LONGEST);
        return key == null ? request : request.header("Authorization", "Bearer " + key);
    }

    /**
     * @param what it is, for a person
     */
    private JsonNode answer(String what, HttpRequest request) {
        try {
            HttpResponse<String> response = send(request);
            if (response.statusCode() >= 400) {
                throw ApiException.of(what, response.statusCode(), response.body());
            }
            return Json.parse(response.body());
        } catch (IOException e) {
            throw new DemoException("%s had no answer: %s".formatted(what, e), e);
        } catch (IllegalArgumentException e) {
            throw new DemoException("%s: %s".formatted(what, e.getMessage()), e);
        }
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("Interrupted while waiting for " + request.uri(), e);
        }
    }
}
