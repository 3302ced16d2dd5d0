package dev.slipway.gateway;

/** Ends a request with an error of ours. No stack trace: it is an answer, not a fault. */
class GatewayException extends RuntimeException {
    private final transient GatewayError error;

    GatewayException(GatewayError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    GatewayError error() {
        return error;
    }
}
