package dev.slipway.lifecycle;

import dev.slipway.platform.ProjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * The table of what is due. All times are the database's; all claims are one statement; every write
 * under a claim names its epoch.
 */
@ApplicationScoped
public class WorkItems {
    /** Sent when an item becomes due now; a hint only. */
    public static final String CHANNEL = "slipway_work";

    // The time of the statement and not of the clock, which no index can be searched by.
    static final String CLAIM =
            "WITH due AS MATERIALIZED (SELECT ctid AS place FROM work_item"
                    + " WHERE news = ? AND kind = ANY(?)"
                    + " AND parked_at IS NULL AND due_at <= statement_timestamp()"
                    + " AND (lease_until IS NULL OR lease_until < statement_timestamp())"
                    + " ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED)"
                    + " UPDATE work_item w SET"
                    // An item that was made anew must not repeat an epoch; once for all of them.
                    + " epoch = greatest(w.epoch + 1, (SELECT nextval('work_epoch'))),"
                    + " attempt = w.attempt + 1,"
                    + " woken = false, lease_owner = ?,"
                    + " lease_until = clock_timestamp() + make_interval(secs => ?)"
                    + " FROM due WHERE w.ctid = due.place"
                    + " RETURNING w.kind, w.subject, w.project_id, w.epoch, w.attempt";

    private static final String OF_CLAIMS =
            "work_item w JOIN unnest(?, ?, ?) AS c(kind, subject, epoch)"
                    + " ON w.kind = c.kind AND w.subject = c.subject AND w.epoch = c.epoch"
                    + " WHERE w.lease_owner = ?";

    private final Sql sql;
    private final EngineConfig config;

    public WorkItems(Sql sql, EngineConfig config) {
        this.sql = sql;
        this.config = config;
    }

    /**
     * Makes an item that is due now; one that exists is woken, also when it was parked. Call it
     * where the record is saved, and wherever a person asks for something.
     */
    public void enqueue(String kind, String subject, ProjectId project) {
        sql.update(
                "INSERT INTO work_item (kind, subject, project_id, due_at) VALUES (?,?,?, clock_timestamp())"
                        + " ON CONFLICT (kind, subject) DO UPDATE SET woken = true,"
                        + " due_at = least(work_item.due_at, clock_timestamp()),"
                        + " parked_at = NULL, parked_reason = NULL, failures = 0",
                kind,
                subject,
                project.value());
        hint(kind);
    }

    /** Makes an existing item due now, also when it is being worked on: it runs once more then. */
    public void wake(String kind, String subject) {
        int rows =
                sql.update(
                        "UPDATE work_item SET woken = true, due_at = least(due_at, clock_timestamp())"
                                + " WHERE kind = ? AND subject = ?",
                        kind,
                        subject);
        if (rows > 0) {
            hint(kind);
        }
    }

    /**
     * As {@link #enqueue} for an item that needs a person ({@link WorkFacts.Waiting#needsPerson}),
     * which begins anew; in the running transaction.
     *
     * @return false when it needs nobody, or is not there
     */
    public boolean revive(String kind, String subject) {
        int rows =
                sql.update(
                        "UPDATE work_item SET woken = true, failures = 0, attempt = 0,"
                                + " due_at = least(due_at, clock_timestamp()),"
                                + " parked_at = NULL, parked_reason = NULL"
                                + " WHERE kind = ? AND subject = ?"
                                + " AND (parked_at IS NOT NULL OR starts_with(last_error, ?))",
                        kind,
                        subject,
                        WorkFacts.FOR_A_PERSON);
        if (rows > 0) {
            hint(kind);
        }
        return rows > 0;
    }

    /**
     * Takes up to {@code limit} due items of these kinds, oldest first, with a new epoch each.
     *
     * @param kinds of one lane; at least one
     */
    public List<Claim> claim(Collection<String> kinds, String owner, int limit) {
        long trusted = System.nanoTime() + config.lease().toNanos();
        boolean news = WorkHandler.Lane.of(kinds.iterator().next()) == WorkHandler.Lane.NEWS;
        return Tx.call(
                () -> {
                    sql.byIndex();
                    return sql.list(
                            CLAIM,
                            row ->
                                    new Claim(
                                            key(row),
                                            new ProjectId(row.getString("project_id")),
                                            row.getLong("epoch"),
                                            row.getInt("attempt"),
                                            trusted),
                            news,
                            kinds.toArray(String[]::new),
                            limit,
                            owner,
                            seconds(config.lease()));
                });
    }

    /**
     * Prolongs the leases of these claims and tells which it did. Waits for nobody, so that it
     * never stands in the way of a settle that holds many rows: what is locked is left out.
     */
    List<Claim.Key> renew(String owner, Collection<Claim> claims) {
        sql.byIndex();
        return sql.list(
                "WITH free AS (SELECT w.kind, w.subject FROM "
                        + OF_CLAIMS
                        + " FOR UPDATE OF w SKIP LOCKED)"
                        + " UPDATE work_item w SET lease_until = clock_timestamp() + make_interval(secs => ?)"
                        + " FROM free WHERE w.kind = free.kind AND w.subject = free.subject"
                        + " RETURNING w.kind, w.subject",
                WorkItems::key,
                kinds(claims),
                subjects(claims),
                epochs(claims),
                owner,
                seconds(config.lease()));
    }

    /** Which of these claims are the owner's still; in a transaction. */
    List<Claim.Key> standing(String owner, Collection<Claim> claims) {
        sql.byIndex();
        return sql.list(
                "SELECT w.kind, w.subject FROM " + OF_CLAIMS,
                WorkItems::key,
                kinds(claims),
                subjects(claims),
                epochs(claims),
                owner);
    }

    /**
     * Proves inside the running transaction that the claim stands; its commit is then the claim's.
     *
     * @throws LeaseLostException when another owner has it; the transaction must roll back
     */
    public void guard(Claim claim) {
        one(
                claim,
                sql.update(
                        "UPDATE work_item SET lease_until = lease_until"
                                + " WHERE kind = ? AND subject = ? AND epoch = ?",
                        claim.kind(),
                        claim.subject(),
                        claim.epoch()));
    }

    /** Ends the claim as the settlement says. */
    void end(Claim claim, Settlement settlement) {
        if (settlement.pause() == null) {
            finish(claim);
        } else {
            settle(claim, settlement.pause(), settlement.progress(), settlement.error());
        }
    }

    /** Ends the claim: due again after {@code wait}, at once when woken meanwhile. */
    void settle(Claim claim, Duration wait, boolean progress, String error) {
        one(
                claim,
                sql.update(
                        "UPDATE work_item SET lease_owner = NULL, lease_until = NULL, failures = 0,"
                                + " attempt = CASE WHEN ? THEN 0 ELSE attempt END, last_error = ?,"
                                + " due_at = clock_timestamp() + CASE WHEN woken THEN interval '0'"
                                + " ELSE make_interval(secs => ?) END, woken = false"
                                + " WHERE kind = ? AND subject = ? AND epoch = ?",
                        progress,
                        error,
                        seconds(wait),
                        claim.kind(),
                        claim.subject(),
                        claim.epoch()));
    }

    /** Ends the claim and the item; one that was woken meanwhile is looked at once more. */
    void finish(Claim claim) {
        int rows =
                sql.update(
                        "DELETE FROM work_item"
                                + " WHERE kind = ? AND subject = ? AND epoch = ? AND NOT woken",
                        claim.kind(),
                        claim.subject(),
                        claim.epoch());
        if (rows == 0) {
            settle(claim, Duration.ZERO, true, null);
        }
    }

    /** Ends the claim after an unexpected failure; parks the item when it was one too many. */
    boolean fail(Claim claim, Duration wait, String error) {
        return sql.list(
                        "UPDATE work_item SET lease_owner = NULL, lease_until = NULL,"
                                + " failures = failures + 1, last_error = ?,"
                                + " due_at = clock_timestamp() + make_interval(secs => ?),"
                                + " parked_at = CASE WHEN failures + 1 >= ? THEN clock_timestamp() END,"
                                + " parked_reason = CASE WHEN failures + 1 >= ? THEN ? END"
                                + " WHERE kind = ? AND subject = ? AND epoch = ?"
                                + " RETURNING parked_at IS NOT NULL AS parked",
                        row -> row.getBoolean("parked"),
                        error,
                        seconds(wait),
                        config.parkAfter(),
                        config.parkAfter(),
                        error,
                        claim.kind(),
                        claim.subject(),
                        claim.epoch())
                .contains(true);
    }

    /**
     * Gives up all leases of an owner that is going away, so that others need not wait them out.
     */
    int release(String owner) {
        int rows =
                sql.update(
                        "UPDATE work_item SET lease_owner = NULL, lease_until = NULL"
                                + " WHERE lease_owner = ?",
                        owner);
        hint("hand-over");
        return rows;
    }

    void hint(String kind) {
        sql.list("SELECT pg_notify(?, ?)", row -> 0, CHANNEL, kind);
    }

    static Claim.Key key(ResultSet row) throws SQLException {
        return new Claim.Key(row.getString("kind"), row.getString("subject"));
    }

    static String[] kinds(Collection<Claim> claims) {
        return claims.stream().map(Claim::kind).toArray(String[]::new);
    }

    static String[] subjects(Collection<Claim> claims) {
        return claims.stream().map(Claim::subject).toArray(String[]::new);
    }

    static Long[] epochs(Collection<Claim> claims) {
        return claims.stream().map(Claim::epoch).toArray(Long[]::new);
    }

    private static void one(Claim claim, int rows) {
        if (rows == 0) {
            throw new LeaseLostException(claim, "another owner has it");
        }
        if (rows > 1) {
            throw new IllegalStateException("More than one work item " + claim.key());
        }
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
