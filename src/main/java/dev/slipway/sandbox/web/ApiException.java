package dev.slipway.sandbox.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/**
 * A refusal with the body the provider would send: {@code {"error":{message,type,param,code}}}. The
 * shape of V2 errors is undocumented; the sandbox uses the same one.
 */
public final class ApiException extends RuntimeException {
    private final transient ObjectNode body;
    private final int status;
    private final transient Map<String, String> headers;

    private ApiException(int status, String message, ObjectNode body, Map<String, String> headers) {
        super(message);
        this.status = status;
        this.body = body;
        this.headers = headers;
    }

    /** An error with a machine-readable code; {@code code} may be null. */
    public static ApiException of(int status, String code, String message) {
        return of(status, code, message, Map.of());
    }

    /** The same with headers. */
    public static ApiException of(
            int status, String code, String message, Map<String, String> headers) {
        return new ApiException(status, message, errorBody(status, null, code, message), headers);
    }

    public static ApiException badRequest(String message) {
        return of(400, null, message);
    }

    /** A 400 that names the field at fault. */
    public static ApiException badField(String param, String message) {
        return new ApiException(400, message, errorBody(400, param, null, message), Map.of());
    }

    public static ApiException notFound(String message) {
        return of(404, "not_found", message);
    }

    public static ApiException conflict(String message) {
        return of(409, "conflict", message);
    }

    /** The odd one out: {@code GET /v1/fine-tunes/models/limits} has no error object. */
    public static ApiException bareMessage(int status, String message) {
        return new ApiException(status, message, Json.object().put("message", message), Map.of());
    }

    /** The shape of batches: {@code {"error": message}}. */
    public static ApiException bareError(int status, String message) {
        return new ApiException(status, message, Json.object().put("error", message), Map.of());
    }

    /**
     * The shape of the Hub: {@code {"error": message}}, and the code, if any, in a header.
     *
     * @param code may be empty
     */
    public static ApiException hub(int status, String code, String message) {
        return hub(status, code, message, Map.of());
    }

    /** The same with more headers. */
    public static ApiException hub(
            int status, String code, String message, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("X-Error-Message", message);
        if (!code.isEmpty()) {
            all.put("X-Error-Code", code);
        }
        return new ApiException(status, message, Json.object().put("error", message), all);
    }

    public int status() {
        return status;
    }

    /** What the caller is told. */
    public Reply.Whole reply() {
        return Reply.json(status, body).with(headers);
    }

    static ObjectNode errorBody(int status, String param, String code, String message) {
        ObjectNode error = Json.object().put("message", message).put("type", type(status));
        error.put("param", param).put("code", code);
        return Json.object().set("error", error);
    }

    private static String type(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 402 -> "insufficient_balance";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 409 -> "conflict_error";
            case 429 -> "rate_limit";
            default -> status >= 500 ? "server_error" : "invalid_request_error";
        };
    }
}
