package dev.slipway.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/**
 * Who we are to providers. The id was made at random by the first migration, so nothing that
 * another installation made carries it.
 */
@ApplicationScoped
public class Installation {
    private final Sql sql;
    private volatile String id;

    public Installation(Sql sql) {
        this.sql = sql;
    }

    /** First part of every name we give at a provider; 10 characters of {@code [a-z0-9]}. */
    public String id() {
        if (id == null) {
            id =
                    sql.first("SELECT id FROM installation", row -> row.getString("id"))
                            .orElseThrow(() -> new IllegalStateException("No installation row"));
        }
        return id;
    }

    /** True while nothing may be created at a provider, because this database may be a copy. */
    public boolean safeMode() {
        return sql.first("SELECT safe_mode FROM installation", row -> row.getBoolean(1))
                .orElse(true);
    }

    /**
     * Whether what exists at a provider may be changed. In safe mode only for a person who knows of
     * it: what was asked for before it began was asked of the original.
     *
     * @param askedAt when a person asked for it; null: nobody did
     */
    boolean mayChange(Instant askedAt) {
        return sql.first(
                        "SELECT NOT safe_mode OR coalesce(safe_since < ?::timestamptz, false) AS may"
                                + " FROM installation",
                        row -> row.getBoolean("may"),
                        askedAt)
                .orElse(false);
    }

    /**
     * Whether this database was ever behind what the provider has seen of us: a name that was never
     * used by what we know may be taken then.
     */
    public boolean historyLost() {
        return sql.first(
                        "SELECT history_lost_at IS NOT NULL AS lost FROM installation",
                        row -> row.getBoolean("lost"))
                .orElse(true);
    }
}
