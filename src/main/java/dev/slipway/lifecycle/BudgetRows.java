package dev.slipway.lifecycle;

import dev.slipway.provider.RequestBudget.Allowance;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** The budgets that all replicas share, each a row that fills by the database's time. */
@ApplicationScoped
class BudgetRows {
    private static final double SECONDS_PER_MINUTE = 60;

    private static final String TAKE =
            """
            INSERT INTO provider_budget AS b
                (key_fingerprint, purpose, tokens, granted, refilled_at)
            VALUES (?, ?, ?, ?, statement_timestamp())
            ON CONFLICT (key_fingerprint, purpose) DO UPDATE
            SET (tokens, granted, refilled_at) = (
                SELECT pot.tokens - share.granted, share.granted, pot.filled_at
                FROM (SELECT GREATEST(b.refilled_at, statement_timestamp()) AS filled_at,
                             LEAST(?, b.tokens + ? * GREATEST(0, EXTRACT(EPOCH FROM
                                 statement_timestamp() - b.refilled_at))) AS tokens) pot,
                LATERAL (SELECT CASE WHEN b.paused_until > statement_timestamp() THEN 0
                                     ELSE GREATEST(0, LEAST(?, floor(pot.tokens)::int))
                                END AS granted) share)
            RETURNING granted, tokens,
                EXTRACT(EPOCH FROM paused_until - statement_timestamp()) AS paused
            """;

    private static final String PAUSE =
            """
            UPDATE provider_budget
            SET paused_until =
                GREATEST(paused_until, clock_timestamp() + ? * interval '1 millisecond')
            WHERE key_fingerprint = ? AND purpose = ?
            """;

    private final Sql sql;
    private final DatabaseStart database;

    BudgetRows(Sql sql, DatabaseStart database) {
        this.sql = sql;
        this.database = database;
    }

    /**
     * What the row gave.
     *
     * @param requests how many may be sent; 0 when it is empty or paused
     * @param pause how long until there is one again; zero when some were given
     */
    record Grant(int requests, Duration pause) {}

    /** False while the tables are not there yet. */
    boolean ready() {
        return database.ready();
    }

    /**
     * @param most as many as are asked for; fewer may be given
     * @throws RuntimeException when the database does not answer
     */
    Grant take(Allowance allowance, int most) {
        double perSecond = allowance.perMinute() / SECONDS_PER_MINUTE;
        // Outside of a caller's transaction: the row would stay locked until its end.
        return QuarkusTransaction.suspendingExisting()
                .call(
                        () ->
                                sql.first(
                                                TAKE,
                                                row ->
                                                        grant(
                                                                row.getInt("granted"),
                                                                row.getDouble("tokens"),
                                                                row.getDouble("paused"),
                                                                perSecond),
                                                allowance.key(),
                                                allowance.purpose(),
                                                (double) (allowance.burst() - most),
                                                most,
                                                (double) allowance.burst(),
                                                perSecond,
                                                most)
                                        .orElseThrow());
    }

    private static Grant grant(int granted, double tokens, double paused, double perSecond) {
        if (granted > 0) {
            return new Grant(granted, Duration.ZERO);
        }
        double seconds = Math.max(paused, (1 - tokens) / perSecond);
        return new Grant(0, Duration.ofMillis((long) Math.ceil(seconds * 1000)));
    }

    void pause(Allowance allowance, Duration wait) {
        QuarkusTransaction.suspendingExisting()
                .run(
                        () ->
                                sql.update(
                                        PAUSE,
                                        wait.toMillis(),
                                        allowance.key(),
                                        allowance.purpose()));
    }
}
