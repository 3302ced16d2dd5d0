package dev.slipway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Reads a stream of server-sent events as it is on the wire. */
public final class EventLines {
    private static final long LONGEST_S = 20;

    private EventLines() {}

    /** The lines up to the one with this text. */
    public static List<String> until(URI stream, Map<String, String> headers, String text)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(stream).header("Accept", "text/event-stream");
        headers.forEach(request::header);
        try (HttpClient http = HttpClient.newHttpClient()) {
            CompletableFuture.delayedExecutor(LONGEST_S, TimeUnit.SECONDS)
                    .execute(http::shutdownNow);
            HttpResponse<Stream<String>> answer =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
            if (answer.statusCode() != 200) {
                throw new AssertionError("No stream: " + answer.statusCode());
            }
            List<String> lines = new ArrayList<>();
            try (Stream<String> body = answer.body()) {
                for (Iterator<String> it = body.iterator(); it.hasNext(); ) {
                    lines.add(it.next());
                    if (lines.getLast().contains(text)) {
                        http.shutdownNow();
                        return lines;
                    }
                }
            } catch (UncheckedIOException e) {
                throw new AssertionError("Not there within %d s: %s".formatted(LONGEST_S, lines));
            }
            throw new AssertionError("The stream ended: " + lines);
        }
    }

    /** The id of the last event in there. */
    public static String lastId(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("id:"))
                .toList()
                .getLast()
                .substring("id:".length());
    }
}
