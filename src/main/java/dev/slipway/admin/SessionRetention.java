package dev.slipway.admin;

import dev.slipway.lifecycle.Duty;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Sweeps sessions that are over. */
@ApplicationScoped
class SessionRetention implements Duty {
    private final Sessions sessions;

    SessionRetention(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public String name() {
        return "admin-session-retention";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        sessions.forgetOld();
    }
}
