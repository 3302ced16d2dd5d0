package dev.slipway.gateway;

import dev.slipway.provider.InferenceStream;
import io.vertx.core.http.HttpServerResponse;

/** A target that began to answer with success. */
record UpstreamAnswer(Candidate candidate, InferenceStream stream) {

    /** Puts onto the answer who gave it, and what the upstream's headers have to say. */
    void describe(HttpServerResponse response) {
        PassedHeaders.copy(stream.headers(), response.headers());
        response.putHeader("x-slipway-model", candidate.modelId());
        if (candidate.version() != null) {
            response.putHeader("x-slipway-version", candidate.version().toString());
        }
    }
}
