package dev.slipway.sandbox.web;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A fault to happen.
 *
 * @param method HTTP method; null for any
 * @param route path, where {@code *} stands for one segment and a last {@code **} for the rest
 * @param count how many calls it hits; 1 by default
 * @param skip how many matching calls pass unharmed before; 0 by default
 * @param answer what the answer looks like
 */
public record FaultRule(
        String method, String route, int count, int skip, FaultKind kind, Answer answer) {

    /**
     * Parts of the faulty answer. All may be null.
     *
     * @param retryAfter seconds
     * @param delayMs wall milliseconds
     */
    public record Answer(
            Integer status, String code, String message, Integer retryAfter, Long delayMs) {}

    @JsonCreator
    static FaultRule of(
            @JsonProperty("method") String method,
            @JsonProperty("route") String route,
            @JsonProperty("count") Integer count,
            @JsonProperty("skip") Integer skip,
            @JsonProperty("kind") FaultKind kind) {
        if (route == null || !route.startsWith("/")) {
            throw ApiException.badField("route", "route is required, such as /v1/fine-tunes");
        }
        if (kind == null) {
            throw ApiException.badField("kind", "kind is required");
        }
        return new FaultRule(
                method, route, count == null ? 1 : count, skip == null ? 0 : skip, kind, null);
    }

    FaultRule answering(Answer how) {
        return new FaultRule(method, route, count, skip, kind, how);
    }

    FaultRule left(int newCount, int newSkip) {
        return new FaultRule(method, route, newCount, newSkip, kind, answer);
    }

    boolean matches(String calledMethod, List<String> path) {
        if (method != null && !method.equalsIgnoreCase(calledMethod)) {
            return false;
        }
        List<String> pattern = List.of(route.substring(1).split("/"));
        for (int i = 0; i < pattern.size(); i++) {
            if (pattern.get(i).equals("**") && i == pattern.size() - 1) {
                return true;
            }
            if (i >= path.size()
                    || !(pattern.get(i).equals("*") || pattern.get(i).equals(path.get(i)))) {
                return false;
            }
        }
        return pattern.size() == path.size();
    }
}
