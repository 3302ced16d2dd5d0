package dev.slipway.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** The database's time, the only one on which replicas agree. */
@ApplicationScoped
public class DatabaseClock {
    private final Sql sql;

    public DatabaseClock(Sql sql) {
        this.sql = sql;
    }

    public Instant now() {
        return sql.first("SELECT clock_timestamp() AS now", row -> Sql.instant(row, "now"))
                .orElseThrow();
    }

    public Duration since(Instant then) {
        return Duration.between(then, now());
    }
}
