package dev.slipway.webhook;

import dev.slipway.lifecycle.Cursor;
import dev.slipway.lifecycle.Sql;
import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The table of webhooks; every question is by project. */
@ApplicationScoped
class WebhookRows {
    private static final String SELECT =
            "SELECT id, project_id, url, events, description, disabled_at, disabled_reason,"
                    + " failing_since, failures, paused_until, created_at, updated_at FROM webhook"
                    + " WHERE project_id = ?";

    private final Sql sql;

    WebhookRows(Sql sql) {
        this.sql = sql;
    }

    /** {@code from} is where its reading of the outbox begins. */
    void insert(Webhook webhook, Cursor from) {
        sql.update(
                "INSERT INTO webhook (id, project_id, url, events, description, created_at,"
                        + " updated_at) VALUES (?,?,?,?,?,?,?)",
                webhook.id(),
                webhook.project().value(),
                webhook.url(),
                webhook.events().patterns().toArray(String[]::new),
                webhook.description(),
                webhook.createdAt(),
                webhook.updatedAt());
        sql.update(
                "INSERT INTO webhook_cursor (webhook_id, xid, seq) VALUES (?, ?::xid8, ?)",
                webhook.id(),
                from.xid(),
                from.seq());
    }

    Optional<Webhook> find(ProjectId project, String id) {
        return sql.first(SELECT + " AND id = ?", WebhookRows::read, project.value(), id);
    }

    /**
     * @throws Problem NOT_FOUND
     */
    Webhook get(ProjectId project, String id) {
        return find(project, id).orElseThrow(() -> Problem.notFound("webhook", id));
    }

    /** Holds the row until the transaction ends; two people change it one after the other. */
    Webhook lock(ProjectId project, String id) {
        return sql.first(
                        SELECT + " AND id = ? FOR NO KEY UPDATE",
                        WebhookRows::read,
                        project.value(),
                        id)
                .orElseThrow(() -> Problem.notFound("webhook", id));
    }

    /** Holds the row as {@link #lock} does; empty when a person changed or deleted it since. */
    Optional<Webhook> lockUnchanged(Webhook seen) {
        return sql.first(
                        SELECT + " AND id = ? FOR NO KEY UPDATE",
                        WebhookRows::read,
                        seen.project().value(),
                        seen.id())
                .filter(now -> now.isAs(seen));
    }

    /** Newest first, behind {@code before}; {@code before} null: from the newest. */
    List<Webhook> page(ProjectId project, String before, int limit) {
        return sql.list(
                SELECT + " AND (?::text IS NULL OR id < ?::text) ORDER BY id DESC LIMIT ?",
                WebhookRows::read,
                project.value(),
                before,
                before,
                limit);
    }

    int count(ProjectId project) {
        return sql.first(
                        "SELECT count(*) FROM webhook WHERE project_id = ?",
                        row -> row.getInt(1),
                        project.value())
                .orElse(0);
    }

    /** Saves what a person may change. */
    void update(Webhook webhook) {
        sql.update(
                "UPDATE webhook SET url = ?, events = ?, description = ?, updated_at = ?"
                        + " WHERE project_id = ? AND id = ?",
                webhook.url(),
                webhook.events().patterns().toArray(String[]::new),
                webhook.description(),
                webhook.updatedAt(),
                webhook.project().value(),
                webhook.id());
    }

    void disable(Webhook webhook, String reason, Instant now) {
        sql.update(
                "UPDATE webhook SET disabled_at = ?, disabled_reason = ?, updated_at = ?"
                        + " WHERE project_id = ? AND id = ?",
                now,
                reason,
                now,
                webhook.project().value(),
                webhook.id());
    }

    void enable(Webhook webhook, Instant now) {
        sql.update(
                "UPDATE webhook SET disabled_at = NULL, disabled_reason = NULL, updated_at = ?"
                        + " WHERE project_id = ? AND id = ?",
                now,
                webhook.project().value(),
                webhook.id());
        startAfresh(webhook, now);
    }

    /** With a clean record; what waits for a later attempt is tried now. */
    void startAfresh(Webhook webhook, Instant now) {
        health(webhook, Health.GOOD);
        sql.update(
                "UPDATE webhook_delivery SET next_at = ?"
                        + " WHERE webhook_id = ? AND state = 'PENDING' AND next_at > ?",
                now,
                webhook.id(),
                now);
    }

    void health(Webhook webhook, Health health) {
        sql.update(
                "UPDATE webhook SET failing_since = ?, failures = ?, paused_until = ?"
                        + " WHERE project_id = ? AND id = ?",
                health.failingSince(),
                health.failures(),
                health.pausedUntil(),
                webhook.project().value(),
                webhook.id());
    }

    /** With its secret, its place in the outbox and its deliveries. */
    boolean delete(ProjectId project, String id) {
        return sql.update(
                        "DELETE FROM webhook WHERE project_id = ? AND id = ?", project.value(), id)
                > 0;
    }

    private static Webhook read(ResultSet row) throws SQLException {
        return new Webhook(
                row.getString("id"),
                new ProjectId(row.getString("project_id")),
                row.getString("url"),
                new EventFilter(Arrays.asList((String[]) row.getArray("events").getArray())),
                row.getString("description"),
                Sql.instant(row, "disabled_at"),
                row.getString("disabled_reason"),
                new Health(
                        Sql.instant(row, "failing_since"),
                        row.getInt("failures"),
                        Sql.instant(row, "paused_until")),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"));
    }
}
