package dev.slipway.demo;

import com.fasterxml.jackson.databind.JsonNode;

/** The service refused a request. The message is its problem as a person reads it. */
final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int SHOWN_ERRORS = 10;

    private final int status;

    private ApiException(int status, String message) {
        super(message);
        this.status = status;
    }

    static ApiException of(String request, int status, String body) {
        return new ApiException(
                status, "%s was refused with %d%n%s".formatted(request, status, told(body)));
    }

    int status() {
        return status;
    }

    private static String told(String body) {
        JsonNode problem;
        try {
            problem = Json.parse(body);
        } catch (IllegalArgumentException e) {
            return "  " + body;
        }
        if (problem.path("error").has("message")) {
            return "  " + problem.path("error").path("message").asText();
        }
        StringBuilder text = new StringBuilder("  " + problem.path("detail").asText(body));
        int shown = 0;
        for (JsonNode error : problem.path("errors")) {
            if (shown++ == SHOWN_ERRORS) {
                text.append("%n    ... and more".formatted());
                break;
            }
            text.append(
                    "%n    %s: %s"
                            .formatted(
                                    error.path("field").asText(), error.path("message").asText()));
        }
        if (problem.hasNonNull("fix")) {
            text.append("%n  %s".formatted(problem.get("fix").asText()));
        }
        return text.toString();
    }
}
