package dev.slipway.provider;

/** What is known about the thing a failed create asked for. */
public enum Outcome {
    /** The provider read the request and said no: nothing was made. */
    REFUSED,
    /**
     * Not one byte was accepted, or the provider turned it away before acting (429): nothing was
     * made.
     */
    NOT_SENT,
    /** Timeout, reset, 408, 5xx or an unreadable answer: it may exist. Look it up by name. */
    UNKNOWN
}
