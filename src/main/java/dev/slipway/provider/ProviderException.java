package dev.slipway.provider;

import java.time.Duration;
import java.util.Optional;

/** A provider did not do what was asked. Says what failed, why, and what to do. */
public class ProviderException extends RuntimeException {
    private final FailureKind kind;
    private final Outcome outcome;
    private final int status;
    private final String hint;
    private final Duration retryAfter;

    /** {@code status} is the answer's HTTP status, 0 when there was no answer. */
    public ProviderException(
            FailureKind kind, Outcome outcome, int status, String message, Advice advice) {
        super(message, advice.cause());
        this.kind = kind;
        this.outcome = outcome;
        this.status = status;
        this.hint = advice.hint();
        this.retryAfter = advice.retryAfter();
    }

    /**
     * What a person should do (one sentence), how long the provider asks to wait (or null), and the
     * cause (or null).
     */
    public record Advice(String hint, Duration retryAfter, Throwable cause) {
        public static Advice of(String hint) {
            return new Advice(hint, null, null);
        }
    }

    public FailureKind kind() {
        return kind;
    }

    /** Meaningful for creates only: whether the thing may exist all the same. */
    public Outcome outcome() {
        return outcome;
    }

    /** HTTP status of the answer; 0 when there was none. */
    public int status() {
        return status;
    }

    public String hint() {
        return hint;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
