package dev.slipway.provider;

/** How a weights hub fails, finer than {@link FailureKind}. */
public enum HubFailure {
    /** Not there, or private: a hub does not tell which. */
    HF_REPO_UNREACHABLE(FailureKind.NOT_FOUND),
    /** Its owner gives access one by one, and has not given it to this token. */
    HF_GATED(FailureKind.BAD_CREDENTIALS),
    HF_REVISION_NOT_FOUND(FailureKind.NOT_FOUND),
    HF_FILE_NOT_FOUND(FailureKind.NOT_FOUND),
    /** Larger than whoever asked is ready to read. */
    HF_FILE_TOO_LARGE(FailureKind.INVALID_DATA),
    /** Unknown, revoked or expired. */
    HF_TOKEN_INVALID(FailureKind.BAD_CREDENTIALS),
    /** Valid, without the right to this. */
    HF_TOKEN_SCOPE(FailureKind.BAD_CREDENTIALS),
    HF_DISABLED(FailureKind.INVALID_DATA),
    /** Refused for a reason that only the message tells. */
    HF_REFUSED(FailureKind.INVALID_DATA),
    HF_RATE_LIMITED(FailureKind.RATE_LIMITED),
    /** No answer, 5xx, or an answer that is not one of the hub. */
    HF_UNAVAILABLE(FailureKind.PROVIDER_DOWN);

    private final FailureKind kind;

    HubFailure(FailureKind kind) {
        this.kind = kind;
    }

    public FailureKind kind() {
        return kind;
    }
}
