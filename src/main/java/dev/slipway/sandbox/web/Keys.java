package dev.slipway.sandbox.web;

import java.util.List;
import java.util.Optional;

/**
 * Who may call. Every non-empty bearer key is good, except those that begin with {@code invalid}.
 */
final class Keys {
    private static final String BEARER = "Bearer ";

    private Keys() {}

    /** The caller's name for the ledger, null on routes open to all. */
    static String check(List<String> path, Optional<String> authorization) {
        String root = path.isEmpty() ? "" : path.get(0);
        if (!root.equals("v1") && !root.equals("v2")) {
            return null;
        }
        String key =
                authorization
                        .filter(value -> value.startsWith(BEARER))
                        .map(value -> value.substring(BEARER.length()).strip())
                        .orElse("");
        if (key.isEmpty()) {
            throw ApiException.of(401, "missing_api_key", "Missing API key");
        }
        if (key.startsWith("invalid")) {
            throw ApiException.of(401, "invalid_api_key", "Invalid API key provided");
        }
        // Eight digits tell callers apart and are too few to find a key from.
        return "key_" + Digests.sha256(key).substring(0, 8);
    }
}
