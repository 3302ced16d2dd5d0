package dev.slipway.admin;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.util.Map;
import java.util.Optional;

/**
 * The cookie with a session's id. Over https its name starts with {@code __Host-}, so that no
 * neighbour of the host can plant one.
 */
final class SessionCookie {
    private static final String PLAIN = "slipway-admin";
    private static final String SECURE = "__Host-slipway-admin";
    private static final String SHAPE = "[0-9a-z]{48}";

    private SessionCookie() {}

    /** Empty also for what cannot be an id of ours. */
    static Optional<String> read(Map<String, Cookie> cookies) {
        return Optional.ofNullable(cookies.getOrDefault(SECURE, cookies.get(PLAIN)))
                .map(Cookie::getValue)
                .filter(value -> value.matches(SHAPE));
    }

    /** Lives as long as the browser; the server ends it earlier. */
    static NewCookie of(Session session, boolean https) {
        return cookie(session.id(), https).build();
    }

    static NewCookie gone(boolean https) {
        return cookie("", https).maxAge(0).build();
    }

    private static NewCookie.Builder cookie(String value, boolean https) {
        return new NewCookie.Builder(https ? SECURE : PLAIN)
                .value(value)
                // A __Host- cookie is for the whole host, or browsers drop it.
                .path(https ? "/" : AdminDoor.ROOT)
                .httpOnly(true)
                .secure(https)
                .sameSite(NewCookie.SameSite.STRICT);
    }
}
