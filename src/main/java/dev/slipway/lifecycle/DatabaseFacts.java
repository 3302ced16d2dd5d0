package dev.slipway.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** What only the database can say: the one time on which replicas agree, and who we are. */
@ApplicationScoped
public class DatabaseFacts {
    private final Sql sql;
    private final Installation installation;

    public DatabaseFacts(Sql sql, Installation installation) {
        this.sql = sql;
        this.installation = installation;
    }

    public Instant now() {
        return sql.first("SELECT clock_timestamp() AS now", row -> Sql.instant(row, "now"))
                .orElseThrow();
    }

    public Duration since(Instant then) {
        return Duration.between(then, now());
    }

    /** True while nothing may be created at a provider. */
    public boolean safeMode() {
        return installation.safeMode();
    }

    /** What this process may do at a provider, from one look. */
    Standing standing() {
        return installation.standing();
    }

    /**
     * Whether what exists at a provider may be changed, when a person asked for it at that time.
     */
    boolean mayChange(Instant askedAt) {
        return installation.mayChange(askedAt);
    }
}
