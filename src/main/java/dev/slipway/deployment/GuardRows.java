package dev.slipway.deployment;

import dev.slipway.lifecycle.Sql;
import dev.slipway.lifecycle.WorkFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which deployments the guards have to look at: from rows alone, whatever workers do. */
@ApplicationScoped
class GuardRows {
    /** How long after its moment the release may take to stop what it keeps warm. */
    private static final String MARGIN = " interval '5 minutes'";

    /** In a row, before somebody is told: one may be a blink. */
    private static final int REFUSALS = 3;

    private static final String MAY_COST =
            " d.external_id IS NOT NULL AND (d.ready_replicas > 0"
                    + " OR d.provider_state NOT IN ('DEPLOYMENT_STATE_STOPPED',"
                    + " 'DEPLOYMENT_STATE_FAILED', 'STOPPED', 'ERROR', 'FAILED')"
                    + " OR d.provider_state IS NULL AND d.state IN ('CREATING', 'STARTING'))";

    private final Sql sql;

    GuardRows(Sql sql) {
        this.sql = sql;
    }

    /** Serves, and nobody said until when: made ready by the release before, for instance. */
    List<String> withoutLease() {
        return ids(
                "SELECT d.id FROM deployment d LEFT JOIN deployment_lease l ON l.deployment_id = d.id"
                        + " WHERE d.state IN ('READY', 'DEGRADED')"
                        + " AND (l.deployment_id IS NULL OR l.lease_until IS NULL AND l.idle_s > 0)");
    }

    /**
     * Serves nobody for too long. What the release keeps warm until a moment of its own, STANDBY,
     * HELD and CANARY, is left to it, and stopped here only when it lets that moment pass.
     */
    List<String> idle(Instant now) {
        return ids(
                "SELECT d.id FROM deployment d JOIN deployment_lease l ON l.deployment_id = d.id"
                        + " JOIN model m ON m.id = d.model_id"
                        + " WHERE d.state IN ('READY', 'DEGRADED')"
                        + " AND coalesce(d.wish, 'START') = 'START' AND l.lease_until < ?"
                        + " AND NOT coalesce(m.stage = 'STANDBY' AND m.standby_until +"
                        + MARGIN
                        + " > ?, false)"
                        + " AND NOT coalesce(m.stage = 'HELD' AND m.held_until +"
                        + MARGIN
                        + " > ?, false)"
                        + " AND NOT coalesce(m.stage = 'CANARY' AND m.canary_until +"
                        + MARGIN
                        + " > ?, false)",
                now,
                now,
                now,
                now);
    }

    /**
     * Was to stop for longer than {@code patience}, or has a parked work item and does not serve:
     * its GPUs would neither be idle nor go.
     */
    List<String> stuck(Instant now, Duration patience) {
        return ids(
                "SELECT d.id FROM deployment d LEFT JOIN work_item w ON w.kind = 'deployment'"
                        + " AND w.subject = d.id WHERE"
                        + MAY_COST
                        + " AND (d.wish IN ('STOP', 'DELETE') AND d.wish_at < ?"
                        + " OR d.state IN ('STOPPING', 'FAILED', 'DELETING') AND d.updated_at < ?"
                        + " OR w.parked_at < ? AND d.state IN ('CREATING', 'STARTING'))",
                now.minus(patience),
                now.minus(patience),
                now.minus(patience));
    }

    /**
     * Nobody looks whether it still serves, or what it costs: it serves and is parked, or the
     * provider refuses our key or our account.
     */
    List<String> unwatched() {
        return ids(
                "SELECT d.id FROM deployment d JOIN work_item w ON w.kind = 'deployment'"
                        + " AND w.subject = d.id WHERE d.wish IS NULL AND"
                        + " (w.parked_at IS NOT NULL AND d.state IN ('READY', 'DEGRADED')"
                        + " OR w.attempt >= "
                        + REFUSALS
                        + " AND starts_with(w.last_error, ?)"
                        + " AND d.state IN ('CREATING', 'STARTING', 'READY', 'DEGRADED') AND"
                        + MAY_COST
                        + ")",
                WorkFacts.FOR_A_PERSON);
    }

    /** Down to those that may cost something, of all projects. */
    List<String> maySpend() {
        return ids(
                "SELECT d.id FROM deployment d WHERE d.state NOT IN ('PLANNED', 'DELETED') AND"
                        + MAY_COST);
    }

    /**
     * What a guard stopped for idleness, by the names that inference calls them. None in safe mode:
     * they may be the original's.
     */
    List<String> asleep(Collection<String> names) {
        return ids(
                "SELECT d.id FROM deployment d JOIN deployment_lease l ON l.deployment_id = d.id"
                        + " WHERE d.endpoint_name = ANY(?) AND d.state = 'STOPPED'"
                        + " AND d.wish IS NULL AND l.stopped_for = '"
                        + Leases.IDLE
                        + "' AND NOT EXISTS (SELECT 1 FROM installation WHERE safe_mode)",
                (Object) names.toArray(String[]::new));
    }

    /** When the duty ended last; empty before the first time. */
    Optional<Instant> lastRun(String duty) {
        return sql
                .list(
                        "SELECT last_run_at FROM duty WHERE name = ? AND last_run_at IS NOT NULL",
                        row -> Sql.instant(row, "last_run_at"),
                        duty)
                .stream()
                .findFirst();
    }

    private List<String> ids(String statement, Object... values) {
        return sql.list(statement, row -> row.getString("id"), values);
    }
}
