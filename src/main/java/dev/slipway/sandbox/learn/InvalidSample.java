package dev.slipway.sandbox.learn;

/** A line of a training file that the trainer does not accept. */
final class InvalidSample extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidSample(String message) {
        super(message);
    }
}
