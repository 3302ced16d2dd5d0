package dev.slipway.provider;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/** Passes data-plane requests on as they are; never blocks, never retries. */
public interface InferenceHost {

    /**
     * Sends a request and completes when the head of the answer is there, whatever its status.
     * Fails with {@link ProviderException} when there is no answer.
     */
    Future<InferenceStream> send(InferenceCall call);

    /**
     * @param path below {@code /v1}, such as {@code /chat/completions}
     * @param dedicated true when {@code model} in the body is one of our endpoints
     * @param timeoutMillis until the head of the answer
     */
    record InferenceCall(String path, Buffer body, boolean dedicated, long timeoutMillis) {}
}
