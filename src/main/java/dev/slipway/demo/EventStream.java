package dev.slipway.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * All transitions of the project, from the beginning and as they happen. A stream that breaks is
 * taken up behind the last event.
 */
final class EventStream implements AutoCloseable {
    private static final String PATH = "/api/v1/events";
    private static final long AGAIN_MS = 500;

    private final URI server;
    private final String key;
    private final HttpClient http =
            HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private EventStream(URI server, String key) {
        this.server = server;
        this.key = key;
    }

    static EventStream open(URI server, String key) {
        EventStream stream = new EventStream(server, key);
        Thread.ofVirtual().name("demo-events").start(stream::read);
        return stream;
    }

    /** The next event; null when none comes in this time. */
    Event next(Duration longest) {
        try {
            return events.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("Interrupted while waiting for events", e);
        }
    }

    private void read() {
        SseLines lines = new SseLines();
        try {
            do {
                try {
                    readOnce(lines);
                } catch (IOException | RuntimeException e) {
                    // Broken or not there yet: taken up again below.
                    lines.cutOff();
                }
            } while (!closed.await(AGAIN_MS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readOnce(SseLines lines) throws IOException, InterruptedException {
        HttpResponse<Stream<String>> response = http.send(request(lines), BodyHandlers.ofLines());
        try (Stream<String> body = response.body()) {
            if (response.statusCode() != 200) {
                return;
            }
            for (Iterator<String> line = body.iterator(); line.hasNext(); ) {
                lines.take(line.next()).map(Event::parse).ifPresent(events::add);
            }
        }
    }

    private HttpRequest request(SseLines lines) {
        String from = lines.lastId() == null ? "0-0" : lines.lastId();
        return HttpRequest.newBuilder(server.resolve(PATH + "?after=" + from))
                .header("Authorization", "Bearer " + key)
                .header("Accept", "text/event-stream")
                .build();
    }

    @Override
    public void close() {
        closed.countDown();
        http.shutdownNow();
    }
}
