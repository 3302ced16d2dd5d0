package dev.slipway.provider;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** The head of an answer and its body, paused until it is read. */
public interface InferenceStream {

    int status();

    MultiMap headers();

    /** Paused; {@code resume()} or pipe it. */
    ReadStream<Buffer> body();

    /** Closes the connection, so the provider stops generating. */
    void cancel();
}
