package dev.slipway.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/**
 * What a caller is told.
 *
 * @param param the request field at fault, or null
 * @param code the kind's own, or the provider's more exact one
 * @param retryAfter null when nothing is known
 */
record GatewayError(
        ErrorKind kind, String message, String param, String code, Duration retryAfter) {

    static GatewayError of(ErrorKind kind, String message) {
        return new GatewayError(kind, message, null, kind.code(), null);
    }

    static GatewayError field(String param, String message) {
        return new GatewayError(
                ErrorKind.INVALID_REQUEST, message, param, ErrorKind.INVALID_REQUEST.code(), null);
    }

    GatewayError after(Duration wait) {
        return new GatewayError(kind, message, param, code, wait);
    }

    /** The same for a name that does not exist and one that is not the caller's to see. */
    static GatewayError unknownModel(String name) {
        return new GatewayError(
                ErrorKind.MODEL_NOT_FOUND,
                "The model `%s` does not exist or this key has no access to it. GET /v1/models lists those it has."
                        .formatted(name),
                "model",
                ErrorKind.MODEL_NOT_FOUND.code(),
                null);
    }

    /** OpenAI's specification wants all four keys, also when they are null. */
    ObjectNode body() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.putObject("error")
                .put("message", message)
                .put("type", kind.type())
                .put("param", param)
                .put("code", code);
        return root;
    }
}
