package dev.slipway.provider.together;

import dev.slipway.provider.InferenceStream;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.streams.ReadStream;

/** A paused answer of the data plane. */
record Answer(HttpClientResponse head) implements InferenceStream {

    @Override
    public int status() {
        return head.statusCode();
    }

    @Override
    public MultiMap headers() {
        return head.headers();
    }

    @Override
    public ReadStream<Buffer> body() {
        return head;
    }

    @Override
    public void cancel() {
        head.request().reset();
    }
}
