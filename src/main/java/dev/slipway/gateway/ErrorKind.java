package dev.slipway.gateway;

/**
 * Every way a call under {@code /v1} can fail, in OpenAI's vocabulary. Status 409 is not among
 * them: all generated OpenAI clients retry it blindly.
 */
enum ErrorKind {
    INVALID_API_KEY(401, Type.REQUEST, "invalid_api_key"),
    INSUFFICIENT_PERMISSIONS(403, Type.REQUEST, "insufficient_permissions"),
    MODEL_NOT_FOUND(404, Type.REQUEST, "model_not_found"),
    UNKNOWN_URL(404, Type.REQUEST, "unknown_url"),
    INVALID_REQUEST(400, Type.REQUEST, "invalid_request"),
    CONTEXT_LENGTH(400, Type.REQUEST, "context_length_exceeded"),
    TOO_LARGE(413, Type.REQUEST, "request_too_large"),
    UNSUPPORTED_MEDIA(415, Type.REQUEST, "unsupported_media_type"),
    UNPROCESSABLE(422, Type.REQUEST, "invalid_request"),
    REQUEST_RATE(429, "requests", "rate_limit_exceeded"),
    TOKEN_RATE(429, "tokens", "rate_limit_exceeded"),
    INTERNAL(500, Type.SERVER, "internal_error"),
    UPSTREAM_BAD(502, Type.SERVER, "upstream_error"),
    UPSTREAM_BUSY(503, Type.SERVER, "upstream_error"),
    UPSTREAM_TIMEOUT(504, Type.SERVER, "upstream_timeout"),
    ENDPOINT_STARTING(503, Type.SERVER, "endpoint_starting"),
    /** Our account has no money: the operator's business, never the caller's. */
    UPSTREAM_BILLING(503, Type.SERVER, "upstream_billing"),
    /** Our key was refused: likewise. */
    UPSTREAM_CREDENTIALS(502, Type.SERVER, "upstream_credentials");

    private final int status;
    private final String type;
    private final String code;

    ErrorKind(int status, String type, String code) {
        this.status = status;
        this.type = type;
        this.code = code;
    }

    private static final class Type {
        static final String REQUEST = "invalid_request_error";
        static final String SERVER = "server_error";
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }

    String code() {
        return code;
    }

    /** Whether the same request may succeed soon without anybody doing anything. */
    boolean retryable() {
        return switch (this) {
            case REQUEST_RATE,
                    TOKEN_RATE,
                    INTERNAL,
                    UPSTREAM_BAD,
                    UPSTREAM_BUSY,
                    UPSTREAM_TIMEOUT,
                    ENDPOINT_STARTING ->
                    true;
            case INVALID_API_KEY,
                    INSUFFICIENT_PERMISSIONS,
                    MODEL_NOT_FOUND,
                    UNKNOWN_URL,
                    INVALID_REQUEST,
                    CONTEXT_LENGTH,
                    TOO_LARGE,
                    UNSUPPORTED_MEDIA,
                    UNPROCESSABLE,
                    UPSTREAM_BILLING,
                    UPSTREAM_CREDENTIALS ->
                    false;
        };
    }
}
