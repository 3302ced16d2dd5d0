package dev.slipway.demo;

/** The walk-through cannot go on; the message says why and what to do, for a person. */
final class DemoException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DemoException(String message) {
        super(message);
    }

    DemoException(String message, Throwable cause) {
        super(message, cause);
    }
}
