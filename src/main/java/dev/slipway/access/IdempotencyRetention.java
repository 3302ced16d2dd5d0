package dev.slipway.access;

import dev.slipway.lifecycle.Duty;
import dev.slipway.lifecycle.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Forgets answers after a week; a client that retries later than that has other troubles. */
@ApplicationScoped
class IdempotencyRetention implements Duty {
    private final Sql sql;

    IdempotencyRetention(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "idempotency-retention";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        sql.update(
                "DELETE FROM idempotency WHERE created_at < clock_timestamp() - interval '7 days'");
    }
}
