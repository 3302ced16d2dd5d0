package dev.slipway.sandbox.hub;

import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import java.util.Optional;

/** Who may know of a repository, and who may read its files; refusals in the Hub's words. */
final class Gate {
    private static final String BEARER = "Bearer ";

    private Gate() {}

    /** The caller's token; a bad one is refused even where none is needed. */
    static Optional<String> token(Call call) {
        return checked(
                call.header("authorization")
                        .filter(value -> value.startsWith(BEARER))
                        .map(value -> value.substring(BEARER.length()).strip()));
    }

    static Optional<String> checked(Optional<String> token) {
        Optional<String> given = token.filter(value -> !value.isEmpty());
        if (given.filter(value -> value.matches("(hf_)?invalid.*")).isPresent()) {
            throw ApiException.hub(401, "", "Invalid credentials in Authorization header");
        }
        return given;
    }

    /** The Hub deliberately does not tell a missing repository from one that is hidden. */
    static ApiException unknown(Optional<String> token) {
        return token.isEmpty()
                ? ApiException.hub(401, "", "Invalid username or password.")
                : ApiException.hub(404, "RepoNotFound", "Repository not found");
    }

    /** Metadata and trees: also of gated repositories for everybody. */
    static void enter(Place place, Optional<String> token) {
        Sidecar rules = place.sidecar();
        if (rules.hidden() && !rules.admits(token)) {
            throw unknown(token);
        }
        if (rules.disabled()) {
            throw ApiException.hub(403, "", "Access to this resource is disabled.");
        }
    }

    /** Files. */
    static void read(Place place, Optional<String> token) {
        enter(place, token);
        if (place.sidecar().isGated() && !place.sidecar().admits(token)) {
            String restricted = "Access to model " + place.id() + " is restricted.";
            throw token.isEmpty()
                    ? ApiException.hub(
                            401,
                            "GatedRepo",
                            restricted + " You must have access to it and be authenticated.")
                    : ApiException.hub(
                            403, "GatedRepo", restricted + " You are not in the authorized list.");
        }
    }
}
