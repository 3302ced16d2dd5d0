package dev.slipway.provider.together;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/** Where each part of Together's API is: three hosts, which a setting can move one by one. */
@ApplicationScoped
class TogetherHosts {
    private final TogetherConfig config;

    TogetherHosts(TogetherConfig config) {
        this.config = config;
    }

    /** Files, fine-tunes, batches, evaluations, uploads and endpoints of V1, serverless models. */
    URI v1() {
        return config.v1Url().orElseGet(config::url);
    }

    /** Model records, uploads, endpoints and deployments of V2. */
    URI v2() {
        return config.v2Url().orElseGet(config::url);
    }

    /** What dedicated endpoints serve. */
    URI inference() {
        return config.inferenceUrl();
    }
}
