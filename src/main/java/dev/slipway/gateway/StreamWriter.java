package dev.slipway.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;

/** The caller's side of a stream, from its status to its end. Writes after the end go nowhere. */
final class StreamWriter {
    private static final Buffer LAST = Buffer.buffer("data: [DONE]\n\n");
    private static final Buffer KEEP_ALIVE = Buffer.buffer(": keep-alive\n\n");

    private final Vertx vertx;
    private final HttpServerResponse response;
    private final long heartbeat;
    private boolean over;

    StreamWriter(Vertx vertx, HttpServerResponse response, Duration heartbeat) {
        this.vertx = vertx;
        this.response = response;
        response.setStatusCode(200)
                .setChunked(true)
                .putHeader("content-type", "text/event-stream; charset=utf-8")
                .putHeader("cache-control", "no-cache")
                .putHeader("x-accel-buffering", "no");
        this.heartbeat = vertx.setPeriodic(heartbeat.toMillis(), beat -> beat());
    }

    private void beat() {
        if (!full()) {
            write(KEEP_ALIVE);
        }
    }

    void write(Buffer frames) {
        if (!over && frames.length() > 0) {
            response.write(frames);
        }
    }

    boolean full() {
        return !over && response.writeQueueFull();
    }

    void whenDrained(Runnable then) {
        response.drainHandler(drained -> then.run());
    }

    void end() {
        finish(LAST);
    }

    /**
     * Says it twice, since half of the clients ignore events with a name and the other half those
     * without. No last word: clients must not take the stream for complete.
     */
    void fail(GatewayError error) {
        Buffer data = StreamDecoder.frame(error.body());
        finish(data.copy().appendString("event: error\n").appendBuffer(data));
    }

    void abandon() {
        if (!over) {
            over = true;
            vertx.cancelTimer(heartbeat);
        }
    }

    private void finish(Buffer last) {
        if (!over) {
            abandon();
            response.end(last);
        }
    }
}
