package dev.slipway.problem;

/** Every error of the control plane: its code never changes, its status is what HTTP sees. */
public enum ProblemType {
    BAD_REQUEST(400, "The request cannot be read"),
    VALIDATION_FAILED(400, "The request has invalid fields"),
    DATASET_INVALID(400, "The dataset has invalid lines"),
    IDEMPOTENCY_KEY_INVALID(400, "The Idempotency-Key cannot be used"),
    UNAUTHORIZED(401, "A key is needed"),
    FORBIDDEN(403, "The key may not do this"),
    NOT_FOUND(404, "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "The path does not take this method"),
    CONFLICT(409, "The state does not allow this"),
    ILLEGAL_TRANSITION(409, "The state does not allow this move"),
    IDEMPOTENCY_IN_FLIGHT(409, "The first request with this Idempotency-Key is still running"),
    STALE_VERSION(412, "Somebody changed it meanwhile"),
    TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The content type is not supported"),
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key was used for another request"),
    UNKNOWN_BASE_MODEL(422, "The base model is not known to the provider"),
    BASE_NOT_TUNABLE(422, "The base model cannot be fine-tuned"),
    BASE_NOT_SERVABLE(422, "What is trained on this base could not be served"),
    HF_REPO_UNREACHABLE(422, "The repository is not there, or private"),
    HF_GATED(422, "The repository is gated and its files cannot be read"),
    HF_REVISION_NOT_FOUND(422, "The repository has no such revision"),
    HF_FILE_NOT_FOUND(422, "The repository has no such file"),
    HF_FILE_TOO_LARGE(422, "A file of the repository is larger than it may be"),
    HF_TOKEN_INVALID(422, "The Hub does not know the token"),
    HF_TOKEN_SCOPE(422, "The token may not read the repository"),
    HF_DISABLED(422, "The Hub has disabled the repository"),
    HF_REFUSED(422, "The Hub refused the request"),
    HF_RATE_LIMITED(503, "The Hub limits our requests"),
    HF_UNAVAILABLE(502, "The Hub does not answer"),
    PRECONDITION_REQUIRED(428, "If-Match is needed"),
    PROVIDER_CREDENTIALS(502, "The provider refused our key"),
    BUDGET_EXCEEDED(402, "The project's budget is used up"),
    PROVIDER_BALANCE(402, "The provider account has no balance"),
    PROVIDER_RATE_LIMITED(503, "The provider limits our requests"),
    PROVIDER_REFUSED(422, "The provider refused the request"),
    PROVIDER_CAPACITY(503, "The provider has no capacity"),
    PROVIDER_GENERATION_CLOSED(422, "The provider closed this API generation"),
    PROVIDER_DOWN(502, "The provider does not answer"),
    DATABASE_DOWN(503, "The database does not answer"),
    INTERNAL(500, "Something broke on our side");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** Seconds after which the same request may succeed; null when nobody can say. */
    Integer retryAfter() {
        return switch (this) {
            case DATABASE_DOWN -> 2;
            case IDEMPOTENCY_IN_FLIGHT -> 1;
            default -> null;
        };
    }

    /** Last part of the {@code type} URI and the {@code code} of the body. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
