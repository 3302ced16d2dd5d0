package dev.slipway.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A streamed chat as a plain HTTP client gets it. */
final class Stream {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Stream() {}

    static HttpRequest request(URI base, String fields) {
        return HttpRequest.newBuilder(base.resolve(Scene.CHAT))
                .header("authorization", "Bearer " + Scene.APP)
                .header("content-type", "application/json")
                .POST(
                        HttpRequest.BodyPublishers.ofString(
                                "{\"model\":\"support-bot\",\"messages\":[],\"stream\":true"
                                        + fields
                                        + "}"))
                .build();
    }

    static HttpResponse<String> whole(URI base, String fields) {
        return send(
                CLIENT,
                request(base, fields),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    static HttpResponse<String> overHttp2(URI base) {
        return send(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build(),
                request(base, ""),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    static HttpResponse<InputStream> open(URI base) {
        return send(CLIENT, request(base, ""), HttpResponse.BodyHandlers.ofInputStream());
    }

    /** Without heartbeats, which come when they like. */
    static List<String> lines(String body) {
        return body.lines().filter(line -> !line.isEmpty() && !line.startsWith(":")).toList();
    }

    private static <T> HttpResponse<T> send(
            HttpClient client, HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
