package dev.slipway.lifecycle.safemode;

import dev.slipway.lifecycle.Change;
import dev.slipway.lifecycle.Sql;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.platform.ProjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Safe mode as the installation's row has it, and its events. */
@ApplicationScoped
class SafeModeRows {
    private final Sql sql;
    private final Transitions transitions;

    SafeModeRows(Sql sql, Transitions transitions) {
        this.sql = sql;
        this.transitions = transitions;
    }

    SafeMode.Status status() {
        return sql.first("SELECT * FROM installation", SafeModeRows::read).orElseThrow();
    }

    /** False when it was on already, for this cause or a stronger one. */
    boolean on(Cause cause, String reason) {
        return sql.update(
                        "UPDATE installation SET safe_mode = true, safe_cause = ?, safe_reason = ?,"
                                + " safe_since = clock_timestamp(), history_lost_at = CASE"
                                // Whoever ends the new cause does not know of the one before.
                                + " WHEN safe_mode THEN coalesce(history_lost_at, clock_timestamp())"
                                + " ELSE history_lost_at END"
                                + " WHERE NOT safe_mode OR safe_cause = ANY(?)",
                        cause.name(),
                        reason,
                        cause.weaker().toArray(String[]::new))
                == 1;
    }

    void off(boolean historyLost) {
        sql.update(
                "UPDATE installation SET safe_mode = false, safe_cause = NULL, safe_reason = NULL,"
                        + " safe_since = NULL");
        if (historyLost) {
            historyLost();
        }
    }

    /** The other accounts that processes were told of are ours from now on. */
    void acceptAccounts() {
        sql.update(
                "UPDATE provider_account SET account = other, other = NULL, other_at = NULL,"
                        + " seen_at = clock_timestamp() WHERE other IS NOT NULL");
    }

    void forgetOtherAccounts() {
        sql.update("UPDATE provider_account SET other = NULL, other_at = NULL");
    }

    /** False when that was known already. */
    boolean historyLost() {
        return sql.update(
                        "UPDATE installation SET history_lost_at = clock_timestamp()"
                                + " WHERE history_lost_at IS NULL")
                == 1;
    }

    /** Tells every project: what is not created concerns all. */
    void note(Change change, Object data) {
        sql.list("SELECT id FROM project ORDER BY id", row -> new ProjectId(row.getString("id")))
                .forEach(
                        project ->
                                transitions.note(
                                        new Change(
                                                project,
                                                change.kind(),
                                                change.subject(),
                                                change.what(),
                                                change.reason(),
                                                change.actor()),
                                        data));
    }

    private static SafeMode.Status read(ResultSet row) throws SQLException {
        String cause = row.getString("safe_cause");
        return new SafeMode.Status(
                row.getString("id"),
                row.getBoolean("safe_mode"),
                cause == null ? null : Cause.valueOf(cause),
                row.getString("safe_reason"),
                Sql.instant(row, "safe_since"),
                Sql.instant(row, "history_lost_at"));
    }
}
