package dev.slipway.deployment;

import dev.slipway.lifecycle.DatabaseFacts;
import dev.slipway.lifecycle.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rows that say how long GPUs may idle. All times are the database's. */
@ApplicationScoped
class Leases {
    /** Why a guard stopped it: of these only the first is started again by a request. */
    static final String IDLE = "idle";

    static final String BUDGET = "budget";

    private static final Duration ALARM_AGAIN = Duration.ofHours(1);

    private final Sql sql;
    private final DatabaseFacts database;

    Leases(Sql sql, DatabaseFacts database) {
        this.sql = sql;
        this.database = database;
    }

    /** It serves from now on: time in which it started does not count. */
    void begin(String deploymentId, Duration idle) {
        row(deploymentId, idle);
        sql.update(
                "UPDATE deployment_lease SET idle_s = ?, stopped_for = NULL, alarmed_at = NULL,"
                        + " lease_until = ?::timestamptz WHERE deployment_id = ?",
                idle.toSeconds(),
                idle.isZero() ? null : database.now().plus(idle),
                deploymentId);
    }

    private void row(String deploymentId, Duration idle) {
        sql.update(
                "INSERT INTO deployment_lease (deployment_id, owner, idle_s) SELECT d.id,"
                        + " coalesce((SELECT actor FROM transition t WHERE t.subject = CASE"
                        + " WHEN m.source LIKE 'fine-tune:%' THEN substr(m.source, 11) ELSE m.id END"
                        + " ORDER BY seq LIMIT 1), (SELECT actor FROM transition t"
                        + " WHERE t.subject = m.id ORDER BY seq LIMIT 1), 'unknown'), ?"
                        + " FROM deployment d JOIN model m ON m.id = d.model_id WHERE d.id = ?"
                        + " ON CONFLICT DO NOTHING",
                idle.toSeconds(), deploymentId);
    }

    /**
     * Prolongs, never shortens. Nothing to do where idling never ends.
     *
     * @param length null: as a request would
     */
    void keep(String deploymentId, Duration length, String by) {
        sql.update(
                "UPDATE deployment_lease SET kept_by = ?, lease_until = greatest(lease_until,"
                        + " ?::timestamptz + coalesce(?::bigint, idle_s) * interval '1 second')"
                        + " WHERE deployment_id = ? AND idle_s > 0",
                by,
                database.now(),
                length == null ? null : length.toSeconds(),
                deploymentId);
    }

    /** After a time in which nobody could note traffic: no lease ends before {@code at}. */
    void noneEndsBefore(Instant at) {
        sql.update("UPDATE deployment_lease SET lease_until = ? WHERE lease_until < ?", at, at);
    }

    /**
     * Notes requests and prolongs, in one statement.
     *
     * @param ages how long ago each inference name was asked last
     */
    void traffic(Map<String, Duration> ages) {
        List<String> names = List.copyOf(ages.keySet());
        sql.update(
                "WITH seen AS (SELECT l.deployment_id, ?::timestamptz - n.ms * interval '1 ms' AS at"
                        + " FROM unnest(?, ?) AS n(name, ms) JOIN deployment d ON"
                        + " d.endpoint_name = n.name AND d.state IN ('READY', 'DEGRADED')"
                        + " JOIN deployment_lease l ON l.deployment_id = d.id"
                        + " ORDER BY l.deployment_id FOR UPDATE OF l)"
                        + " UPDATE deployment_lease l SET"
                        + " last_traffic_at = greatest(l.last_traffic_at, seen.at),"
                        + " lease_until = CASE WHEN l.idle_s > 0 THEN greatest(l.lease_until,"
                        + " seen.at + l.idle_s * interval '1 second') END"
                        + " FROM seen WHERE l.deployment_id = seen.deployment_id",
                database.now(),
                names.toArray(String[]::new),
                names.stream().map(name -> ages.get(name).toMillis()).toArray(Long[]::new));
    }

    /** False when it was renewed meanwhile. Call it in the transaction that notes the wish. */
    boolean end(String deploymentId, Instant now) {
        return sql.update(
                        "UPDATE deployment_lease SET stopped_for = ? WHERE deployment_id = ?"
                                + " AND lease_until < ?",
                        IDLE,
                        deploymentId,
                        now)
                == 1;
    }

    /** No guard stopped it, or somebody else has had his say since. */
    void stoppedForNothing(String deploymentId) {
        sql.update(
                "UPDATE deployment_lease SET stopped_for = NULL WHERE deployment_id = ?"
                        + " AND stopped_for IS NOT NULL",
                deploymentId);
    }

    void stoppedForBudget(String deploymentId) {
        row(deploymentId, Duration.ZERO);
        sql.update(
                "UPDATE deployment_lease SET stopped_for = ? WHERE deployment_id = ?",
                BUDGET,
                deploymentId);
    }

    /** True once an hour, for whoever wants to shout. */
    boolean mayAlarm(String deploymentId) {
        row(deploymentId, Duration.ZERO);
        Instant now = database.now();
        return sql.update(
                        "UPDATE deployment_lease SET alarmed_at = ? WHERE deployment_id = ?"
                                + " AND (alarmed_at IS NULL OR alarmed_at < ?)",
                        now,
                        deploymentId,
                        now.minus(ALARM_AGAIN))
                == 1;
    }

    Optional<Lease> find(String deploymentId) {
        return Optional.ofNullable(of(List.of(deploymentId)).get(deploymentId));
    }

    /** By deployment; those that never served have none. */
    Map<String, Lease> of(Collection<String> deploymentIds) {
        return sql
                .list(
                        "SELECT l.*, d.state IN ('READY', 'DEGRADED') AS serves FROM deployment_lease l"
                                + " JOIN deployment d ON d.id = l.deployment_id"
                                + " WHERE l.deployment_id = ANY(?)",
                        row -> Map.entry(row.getString("deployment_id"), lease(row)),
                        (Object) deploymentIds.toArray(String[]::new))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Lease lease(ResultSet row) throws SQLException {
        return new Lease(
                row.getString("owner"),
                Duration.ofSeconds(row.getLong("idle_s")),
                Sql.instant(row, "last_traffic_at"),
                row.getBoolean("serves") ? Sql.instant(row, "lease_until") : null,
                row.getString("kept_by"),
                row.getString("stopped_for"));
    }
}
