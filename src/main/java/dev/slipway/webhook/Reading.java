package dev.slipway.webhook;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One request under way. The status decides; of the body at most 16 kB are read, for the person who
 * looks at the delivery, and the connection is dropped there.
 */
final class Reading {
    static final int MOST_BYTES = 16 * 1024;

    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final Buffer text = Buffer.buffer();
    private HttpClientRequest request;
    private HttpClientResponse head;

    synchronized void start(HttpClientRequest begun, Buffer body) {
        request = begun;
        if (over.isDone()) {
            begun.reset();
            return;
        }
        begun.response().onSuccess(this::answered).onFailure(this::failed);
        begun.end(body);
    }

    private synchronized void answered(HttpClientResponse response) {
        head = response;
        response.exceptionHandler(failure -> over.complete(null));
        response.endHandler(end -> over.complete(null));
        response.handler(this::more);
    }

    private synchronized void more(Buffer part) {
        int room = MOST_BYTES - text.length();
        text.appendBuffer(part, 0, Math.min(room, part.length()));
        if (part.length() >= room) {
            over.complete(null);
            request.reset();
        }
    }

    void failed(Throwable why) {
        over.completeExceptionally(why);
    }

    /** What came until the end, the limit or the deadline. */
    Answer await(Duration deadline, Instant now) {
        String failure = "no answer within " + deadline.toMillis() / 1000.0 + " s";
        try {
            over.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            // What came so far counts.
        } catch (ExecutionException e) {
            failure = "no answer: " + said(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = "the attempt was stopped";
        }
        return drop(failure, now);
    }

    /** Some failures have no words, such as a connection that was closed. */
    private static String said(Throwable why) {
        return why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
    }

    private synchronized Answer drop(String failure, Instant now) {
        if (!over.isDone()) {
            over.complete(null);
            if (request != null) {
                request.reset();
            }
        }
        if (head == null) {
            return Answer.none(failure);
        }
        return new Answer(
                head.statusCode(),
                RetryAfter.read(head.statusCode(), head.getHeader("Retry-After"), now),
                text.toString(StandardCharsets.UTF_8));
    }
}
