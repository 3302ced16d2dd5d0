package dev.slipway.gateway;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.Function;

/**
 * One streamed answer. It holds frames back until one says something, so that until then another
 * target can still be asked; then it passes them on at the caller's pace.
 */
final class StreamRelay implements StreamDecoder.Listener {
    static final int MOST_HELD_CHUNKS = 64;
    static final int MOST_HELD_BYTES = 256 * 1024;

    private final Vertx vertx;
    private final GatewayConfig config;
    private final Exchange exchange;
    private final UpstreamAnswer answer;
    private final StreamDecoder decoder;
    private final Watch watch;
    private final Promise<StreamRelay> ready = Promise.promise();
    private final Buffer held = Buffer.buffer();
    private int heldChunks;
    private StreamWriter writer;
    private boolean done;
    private AttemptFailure broken;

    StreamRelay(
            Vertx vertx,
            GatewayConfig config,
            Exchange exchange,
            UpstreamAnswer answer,
            Function<StreamDecoder.Listener, StreamDecoder> decoder) {
        this.vertx = vertx;
        this.config = config;
        this.exchange = exchange;
        this.answer = answer;
        this.decoder = decoder.apply(this);
        this.watch = new Watch(vertx, config.idle(), exchange.deadline(), this::expired);
    }

    /** Completes when the status may be sent; fails with {@link AttemptFailure}. */
    Future<StreamRelay> open() {
        exchange.gone().onComplete(gone -> abandon());
        answer.stream()
                .body()
                .exceptionHandler(
                        lost ->
                                decoder.fail(
                                        AttemptFailure.broken(
                                                "The model's provider broke off its answer.")))
                .endHandler(
                        end -> {
                            watch.stop();
                            decoder.end();
                        })
                .handler(this::bytes);
        watch.start();
        answer.stream().body().resume();
        return ready.future();
    }

    /** Sends the status and everything from here on. */
    Void commit() {
        HttpServerResponse response = exchange.response();
        if (response.closed()) {
            abandon();
            return null;
        }
        answer.describe(response);
        writer = new StreamWriter(vertx, response, config.heartbeat());
        writer.write(held);
        settle();
        watch.release();
        flow();
        return null;
    }

    private void bytes(Buffer bytes) {
        if (!done) {
            watch.heard();
        }
        decoder.feed(bytes);
        if (writer != null) {
            flow();
        } else if (ready.future().isComplete()) {
            watch.hold();
            answer.stream().body().pause();
        }
    }

    /** A slow caller slows the upstream down, rather than filling the heap. */
    private void flow() {
        if (writer.full()) {
            watch.hold();
            answer.stream().body().pause();
            writer.whenDrained(this::resume);
        } else {
            answer.stream().body().resume();
        }
    }

    private void resume() {
        watch.release();
        answer.stream().body().resume();
    }

    @Override
    public void frame(Buffer frame, boolean says) {
        if (writer != null) {
            writer.write(frame);
            return;
        }
        held.appendBuffer(frame);
        heldChunks++;
        if (says || heldChunks >= MOST_HELD_CHUNKS || held.length() >= MOST_HELD_BYTES) {
            ready.tryComplete(this);
        }
    }

    @Override
    public void done() {
        done = true;
        ready.tryComplete(this);
        settle();
    }

    @Override
    public void failed(AttemptFailure failure) {
        broken = failure;
        watch.stop();
        answer.stream().cancel();
        ready.tryFail(failure);
        settle();
    }

    private void settle() {
        if (writer == null) {
            return;
        }
        if (broken != null) {
            exchange.ended(Exchange.Outcome.INTERRUPTED);
            writer.fail(broken.error());
        } else if (done) {
            writer.end();
        }
    }

    /** After the last word, an upstream that leaves its connection open loses it. */
    private void expired() {
        if (done) {
            answer.stream().cancel();
        } else {
            decoder.fail(ErrorMapping.timeout());
        }
    }

    private void abandon() {
        watch.stop();
        if (writer != null) {
            writer.abandon();
        }
        answer.stream().cancel();
        ready.tryFail(AttemptFailure.callerGone());
    }
}
