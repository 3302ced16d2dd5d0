package dev.slipway.sandbox.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request.
 *
 * @param who name of the key that called: a short digest, never the key; null on open routes
 * @param fate what a fault has in store for the thing this call creates; null for none
 */
public record Call(Head head, Map<String, String> params, byte[] body, String who, FaultKind fate) {

    /**
     * The request line and headers.
     *
     * @param target path and query as they were sent, still encoded
     * @param path decoded
     * @param headers names in lower case
     */
    public record Head(
            String method,
            String target,
            String path,
            Map<String, List<String>> query,
            Map<String, String> headers) {}

    Call onRoute(Map<String, String> pathParams, FaultKind destined) {
        return new Call(head, pathParams, body, who, destined);
    }

    /** A variable of the route's pattern. */
    public String param(String name) {
        return params.get(name);
    }

    /** The last value of a query parameter, unless it is empty. */
    public Optional<String> query(String name) {
        List<String> values = queries(name);
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(values.getLast()).filter(value -> !value.isEmpty());
    }

    /** All values of a query parameter that may be repeated. */
    public List<String> queries(String name) {
        return head.query().getOrDefault(name, List.of());
    }

    /** The fields of a form in the body, each with all its values. */
    public Map<String, List<String>> form() {
        return Requests.query(new String(body, StandardCharsets.UTF_8));
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(head.headers().get(name));
    }

    /** The body as a JSON object; an empty body is an empty object. */
    public ObjectNode json() {
        if (body.length == 0) {
            return Json.object();
        }
        try {
            JsonNode node = Json.MAPPER.readTree(body);
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw ApiException.badRequest("The request body must be a JSON object");
        } catch (IOException e) {
            throw ApiException.badRequest("The request body is not valid JSON");
        }
    }

    /** Fingerprint of the request body, for the ledger. */
    public String digest() {
        return "sha256:" + Digests.sha256(body);
    }

    /** The text field {@code name}, which must be there and not blank. */
    public static String required(JsonNode body, String name) {
        JsonNode value = body.get(name);
        if (value == null || !value.isTextual() || value.asText().isBlank()) {
            throw ApiException.badField(name, name + " is required");
        }
        return value.asText();
    }
}
