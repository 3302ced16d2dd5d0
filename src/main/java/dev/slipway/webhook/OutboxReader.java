package dev.slipway.webhook;

import dev.slipway.lifecycle.Cursor;
import dev.slipway.lifecycle.Sql;
import dev.slipway.lifecycle.TransitionRow;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.platform.ProjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Moves events from the outbox into the queues of those who want them. A webhook's place in the
 * outbox and its deliveries are saved together, so none is left out and none made twice. A disabled
 * webhook keeps its place and goes on from there.
 */
@ApplicationScoped
class OutboxReader {
    private static final int PAGE = 200;

    private final Sql sql;
    private final Transitions transitions;
    private final WebhookRows webhooks;
    private final DeliveryQueue queue;
    private final WebhookLog log;

    OutboxReader(
            Sql sql,
            Transitions transitions,
            WebhookRows webhooks,
            DeliveryQueue queue,
            WebhookLog log) {
        this.sql = sql;
        this.transitions = transitions;
        this.webhooks = webhooks;
        this.queue = queue;
        this.log = log;
    }

    private record Place(String webhook, ProjectId project, Cursor cursor) {}

    boolean anybody() {
        return sql.first("SELECT 1 FROM webhook WHERE disabled_at IS NULL LIMIT 1", row -> 1)
                .isPresent();
    }

    /**
     * Moves places that another database gave, as after a restore from a dump, to now: this one
     * counts its transactions anew and would not come there for years.
     */
    void leaveForeignPlaces() {
        Cursor now = transitions.now();
        sql.update(
                "UPDATE webhook_cursor SET xid = ?::xid8, seq = ?"
                        + " WHERE xid >= pg_snapshot_xmax(pg_current_snapshot())",
                now.xid(),
                now.seq());
    }

    /**
     * Reads one page for each place that somebody stands at; call it in a transaction.
     *
     * @return whether there may be more
     */
    boolean read() {
        // Those being deleted are left out: their rows could not be inserted.
        Map<Cursor, List<Place>> places =
                sql
                        .list(
                                "SELECT w.id, w.project_id, c.xid::text AS xid, c.seq FROM webhook w"
                                        + " JOIN webhook_cursor c ON c.webhook_id = w.id"
                                        + " WHERE w.disabled_at IS NULL ORDER BY w.id"
                                        + " FOR KEY SHARE OF w SKIP LOCKED",
                                OutboxReader::place)
                        .stream()
                        .collect(Collectors.groupingBy(Place::cursor));
        Map<String, ProjectId> awaited = new TreeMap<>();
        boolean more = false;
        for (Map.Entry<Cursor, List<Place>> here : places.entrySet()) {
            List<TransitionRow> rows = transitions.after(here.getKey(), PAGE);
            if (!rows.isEmpty()) {
                here.getValue().forEach(place -> fill(place, rows, awaited));
                advance(here.getValue(), rows.getLast().cursor());
            }
            more |= rows.size() == PAGE;
        }
        awaited.forEach((webhook, project) -> log.deliver(project, webhook));
        return more;
    }

    private void fill(Place place, List<TransitionRow> rows, Map<String, ProjectId> awaited) {
        Webhook webhook = webhooks.get(place.project(), place.webhook());
        List<Event> wanted =
                rows.stream()
                        .filter(row -> row.projectId().equals(place.project().value()))
                        .filter(row -> !isBirth(row, webhook))
                        .map(Event::of)
                        .filter(event -> webhook.events().takes(event.type()))
                        .toList();
        if (!wanted.isEmpty()) {
            queue.add(webhook, wanted, false);
            awaited.put(webhook.id(), webhook.project());
        }
    }

    /** It hears of what happens after it was made. */
    private static boolean isBirth(TransitionRow row, Webhook webhook) {
        return row.subject().equals(webhook.id()) && row.move() == 1;
    }

    private void advance(List<Place> places, Cursor to) {
        sql.update(
                "UPDATE webhook_cursor SET xid = ?::xid8, seq = ? WHERE webhook_id = ANY(?)",
                to.xid(),
                to.seq(),
                places.stream().map(Place::webhook).toArray(String[]::new));
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(
                row.getString("id"),
                new ProjectId(row.getString("project_id")),
                new Cursor(row.getString("xid"), row.getLong("seq")));
    }
}
