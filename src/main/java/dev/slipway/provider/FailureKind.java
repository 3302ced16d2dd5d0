package dev.slipway.provider;

/** What went wrong at a provider, sorted by what a person can do about it. */
public enum FailureKind {
    /** Key missing, wrong or without the right (401, 403). */
    BAD_CREDENTIALS,
    /** Too many requests (429). */
    RATE_LIMITED,
    /** The account has no money or hit its spending limit (402). */
    BALANCE,
    /** The thing is not there (404). */
    NOT_FOUND,
    /** The request or the data it names was refused (400, 422, 413). */
    INVALID_DATA,
    /** Weights are corrupt or in a format that cannot be read. */
    INVALID_WEIGHTS,
    /** An adapter or model does not belong to the base it was declared for. */
    WRONG_BASE,
    /** The provider cannot serve or train this architecture. */
    UNSUPPORTED_ARCHITECTURE,
    /** No GPU of that kind is free. */
    CAPACITY,
    /** A stale etag, or a name that is taken (409). */
    CONFLICT,
    /** The account may not create in this API generation. */
    GENERATION_CLOSED,
    /** The provider does not answer or answers 5xx. */
    PROVIDER_DOWN,
    /** A create was sent and its answer is not known: it may or may not have happened. */
    UNKNOWN_OUTCOME;

    /** True when a person can mend it without other weights, data or parameters. */
    public boolean mendable() {
        return switch (this) {
            case BAD_CREDENTIALS,
                    BALANCE,
                    RATE_LIMITED,
                    CAPACITY,
                    PROVIDER_DOWN,
                    GENERATION_CLOSED ->
                    true;
            case NOT_FOUND,
                    INVALID_DATA,
                    INVALID_WEIGHTS,
                    WRONG_BASE,
                    UNSUPPORTED_ARCHITECTURE,
                    CONFLICT,
                    UNKNOWN_OUTCOME ->
                    false;
        };
    }

    /** True when the same call may succeed later without anybody doing anything. */
    public boolean retryable() {
        return switch (this) {
            case RATE_LIMITED, CAPACITY, CONFLICT, PROVIDER_DOWN, UNKNOWN_OUTCOME -> true;
            case BAD_CREDENTIALS,
                    BALANCE,
                    NOT_FOUND,
                    INVALID_DATA,
                    INVALID_WEIGHTS,
                    WRONG_BASE,
                    UNSUPPORTED_ARCHITECTURE,
                    GENERATION_CLOSED ->
                    false;
        };
    }
}
