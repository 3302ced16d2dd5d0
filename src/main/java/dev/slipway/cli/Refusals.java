package dev.slipway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** Turns what the service says, or its silence, into an end that helps. */
final class Refusals {
    private Refusals() {}

    static CommandException of(ServiceUrl url, int status, JsonNode problem) {
        String detail = problem.path("detail").asText();
        if (detail.isEmpty()) {
            return new CommandException(
                    Exit.UNKNOWN,
                    "What answers at %s is not Slipway (HTTP %d).".formatted(url, status),
                    "Name the service with --url or SLIPWAY_URL.");
        }
        String code = problem.path("code").asText();
        String fix = problem.path("fix").asText();
        String message = detail + (code.isEmpty() ? "" : " (" + code + ")");
        return switch (status) {
            case 400, 404, 413, 415, 422 -> new CommandException(Exit.USAGE, message, fix);
            case 401, 403 -> new CommandException(Exit.NO_ACCESS, message, key(status, fix));
            default -> new CommandException(Exit.UNKNOWN, message, fix);
        };
    }

    private static String key(int status, String fix) {
        return status == 401
                ? "Set SLIPWAY_KEY to a key of this service. Its first start printed one; an admin"
                        + " makes more under /admin or with POST /api/v1/keys."
                : fix;
    }

    static CommandException noAnswer(ServiceUrl url, IOException why) {
        String reason = why.getMessage() == null ? "" : " (" + why.getMessage() + ")";
        return new CommandException(
                Exit.UNKNOWN,
                "No service answers at " + url + reason + ".",
                url.usual()
                        ? "Start one in another terminal: ./slipway  (its first start prints a"
                                + " key). Or name a running one with --url or SLIPWAY_URL."
                        : "Check the address, and that the service runs.");
    }
}
