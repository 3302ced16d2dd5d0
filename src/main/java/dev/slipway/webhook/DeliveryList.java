package dev.slipway.webhook;

import dev.slipway.lifecycle.Sql;
import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Deliveries as people see them; every question is by project. */
@ApplicationScoped
class DeliveryList {
    private static final String SELECT =
            "SELECT number, id, webhook_id, event_id, type, subject, sequence, state, attempts,"
                    + " next_at, last_attempt_at, last_status, last_answer, delivered_at,"
                    + " created_at FROM webhook_delivery WHERE project_id = ?";

    private final Sql sql;

    DeliveryList(Sql sql) {
        this.sql = sql;
    }

    /** A delivery and its place in the list. */
    record Placed(long number, DeliveryView view) {}

    /**
     * Newest first, behind {@code before}.
     *
     * @param state null for any
     */
    List<Placed> page(
            ProjectId project, String webhook, long before, DeliveryState state, int limit) {
        String wanted = state == null ? null : state.name();
        return sql.list(
                SELECT
                        + " AND webhook_id = ? AND number < ? AND (?::text IS NULL OR state ="
                        + " ?::text) ORDER BY number DESC LIMIT ?",
                DeliveryList::read,
                project.value(),
                webhook,
                before,
                wanted,
                wanted,
                limit);
    }

    /**
     * @throws Problem NOT_FOUND
     */
    DeliveryView get(ProjectId project, String id) {
        return sql.first(SELECT + " AND id = ?", DeliveryList::read, project.value(), id)
                .orElseThrow(() -> Problem.notFound("delivery", id))
                .view();
    }

    /** How this event goes to this webhook, which has it in its queue. */
    DeliveryView ofEvent(ProjectId project, String webhook, String event) {
        return sql.first(
                        SELECT + " AND webhook_id = ? AND event_id = ?",
                        DeliveryList::read,
                        project.value(),
                        webhook,
                        event)
                .orElseThrow()
                .view();
    }

    /** Puts a delivery back to the front of its queue with the whole schedule before it. */
    void again(ProjectId project, String id) {
        sql.update(
                "UPDATE webhook_delivery SET state = 'PENDING', urgent = true, attempts = 0,"
                        + " next_at = clock_timestamp(), delivered_at = NULL WHERE project_id = ? AND id = ?",
                project.value(),
                id);
    }

    /** How many wait for this webhook. */
    int waiting(ProjectId project, String webhook) {
        return sql.first(
                        "SELECT count(*) FROM webhook_delivery WHERE project_id = ? AND webhook_id = ?"
                                + " AND state = 'PENDING'",
                        row -> row.getInt(1),
                        project.value(),
                        webhook)
                .orElse(0);
    }

    private static Placed read(ResultSet row) throws SQLException {
        String webhook = row.getString("webhook_id");
        String event = row.getString("event_id");
        return new Placed(
                row.getLong("number"),
                new DeliveryView(
                        row.getString("id"),
                        webhook,
                        Delivery.messageId(event, webhook),
                        event,
                        row.getString("type"),
                        row.getString("subject"),
                        row.getObject("sequence", Long.class),
                        row.getString("state"),
                        row.getInt("attempts"),
                        Sql.instant(row, "next_at"),
                        Sql.instant(row, "last_attempt_at"),
                        row.getObject("last_status", Integer.class),
                        row.getString("last_answer"),
                        Sql.instant(row, "delivered_at"),
                        Sql.instant(row, "created_at")));
    }
}
