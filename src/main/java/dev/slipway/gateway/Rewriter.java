package dev.slipway.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Makes an upstream's whole answer one that OpenAI's clients understand. */
interface Rewriter {

    /** The name the client used. */
    String model();

    /**
     * Changes the answer in place.
     *
     * @throws AttemptFailure when it is no answer after all
     */
    void rewrite(ObjectNode answer);
}
