package dev.slipway.sandbox.weights;

/** What was sent cannot be taken at all; the message is for the one who sent it. */
public final class BadWeights extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadWeights(String message) {
        super(message);
    }
}
