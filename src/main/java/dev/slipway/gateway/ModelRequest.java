package dev.slipway.gateway;

import io.vertx.core.buffer.Buffer;

/** A caller's request to a model, as far as it matters for finding and asking one. */
interface ModelRequest {

    Output output();

    /** What the client calls it: {@code support-bot}, {@code support-bot@7}. */
    String model();

    /** Whom the client says it asks for; null when it does not say. */
    String endUser();

    boolean stream();

    /**
     * The body for a target.
     *
     * @throws GatewayException INVALID_REQUEST when this target cannot be asked so
     */
    Buffer to(Candidate candidate);

    /** What comes out, and so where to ask. */
    enum Output {
        TEXT("text", "/chat/completions"),
        IMAGES("images", "/images/generations");

        private final String word;
        private final String path;

        Output(String word, String path) {
            this.word = word;
            this.path = path;
        }

        String word() {
            return word;
        }

        /** Below {@code /v1}. */
        String path() {
            return path;
        }
    }
}
