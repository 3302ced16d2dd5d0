package dev.slipway.admin;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** The session of the running request; none on the sign-in page. */
@RequestScoped
class CurrentSession {
    private Session session;

    void is(Session found) {
        session = found;
    }

    Optional<Session> get() {
        return Optional.ofNullable(session);
    }

    /** Behind {@link AdminDoor} there is one. */
    Session require() {
        return get().orElseThrow(() -> new IllegalStateException("Nobody is signed in"));
    }
}
