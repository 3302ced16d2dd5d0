package dev.slipway.gateway;

import dev.slipway.provider.InferenceStream;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;

/** Reads an answer whole, within the call's time and a limit of bytes. */
final class BodyReader {
    private final InferenceStream stream;
    private final long limit;
    private final Promise<Buffer> whole = Promise.promise();
    private final Buffer read = Buffer.buffer();

    private BodyReader(InferenceStream stream, long limit) {
        this.stream = stream;
        this.limit = limit;
    }

    /** Fails with {@link AttemptFailure}; the connection is closed then. */
    static Future<Buffer> read(Vertx vertx, Exchange exchange, InferenceStream stream, long limit) {
        BodyReader reader = new BodyReader(stream, limit);
        long timer =
                vertx.setTimer(
                        exchange.deadline().millisLeft(),
                        late -> reader.fail(ErrorMapping.timeout()));
        exchange.gone().onComplete(gone -> reader.fail(AttemptFailure.callerGone()));
        reader.start();
        return reader.whole.future().onComplete(end -> vertx.cancelTimer(timer));
    }

    private void start() {
        stream.body()
                .exceptionHandler(
                        lost ->
                                fail(
                                        AttemptFailure.broken(
                                                "The model's provider broke off its answer.")))
                .handler(this::add)
                .endHandler(end -> whole.tryComplete(read))
                .resume();
    }

    private void add(Buffer bytes) {
        if (read.length() + bytes.length() > limit) {
            fail(AttemptFailure.broken("The model's provider sent an answer that is too long."));
        } else {
            read.appendBuffer(bytes);
        }
    }

    private void fail(AttemptFailure failure) {
        if (whole.tryFail(failure)) {
            stream.cancel();
        }
    }
}
