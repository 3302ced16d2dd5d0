package dev.slipway.webhook;

import dev.slipway.lifecycle.Sql;
import dev.slipway.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What is still to be sent, one queue per webhook. Used by the workers; people ask elsewhere. */
@ApplicationScoped
class DeliveryQueue {
    private static final int BATCH = 100;
    private static final int LONGEST_KEPT = 1000;
    private static final String DUE =
            "SELECT id, webhook_id, event_id, subject, body, attempts FROM webhook_delivery"
                    + " WHERE webhook_id = ? AND state = 'PENDING' AND next_at <= ? ORDER BY urgent"
                    + " DESC, ";

    private final Sql sql;
    private final Ids ids;

    DeliveryQueue(Sql sql, Ids ids) {
        this.sql = sql;
        this.ids = ids;
    }

    /**
     * Queues events in their order; one that is queued already is left as it is.
     *
     * @param urgent a person waits for it
     */
    void add(Webhook to, List<Event> events, boolean urgent) {
        sql.update(
                "INSERT INTO webhook_delivery (id, project_id, webhook_id, event_id, type, subject,"
                        + " sequence, body, urgent, next_at, created_at)"
                        + " SELECT e.id, ?, ?, e.event_id, e.type, e.subject, e.sequence, e.body,"
                        + " ?, clock_timestamp(), clock_timestamp() FROM unnest(?, ?, ?, ?, ?, ?) WITH ORDINALITY"
                        + " AS e(id, event_id, type, subject, sequence, body, n) ORDER BY e.n"
                        + " ON CONFLICT (webhook_id, event_id) DO NOTHING",
                to.project().value(),
                to.id(),
                urgent,
                texts(events, event -> ids.next("dlv")),
                texts(events, Event::id),
                texts(events, Event::type),
                texts(events, Event::subject),
                events.stream().map(Event::sequence).toArray(Long[]::new),
                texts(events, Event::body));
    }

    /**
     * What may be sent now, in order. Of an endpoint that fails only one: what was tried least, so
     * that an event it chokes on does not stand before the others.
     */
    List<Delivery> due(Webhook webhook, Instant now) {
        boolean failing = webhook.health().failing();
        return sql.list(
                DUE + (failing ? "attempts, number" : "number") + " LIMIT ?",
                DeliveryQueue::read,
                webhook.id(),
                now,
                failing ? 1 : BATCH);
    }

    /** When the next delivery of this webhook is due; empty when none waits. */
    Optional<Instant> nextDue(String webhook) {
        return sql
                .list(
                        "SELECT min(next_at) AS at FROM webhook_delivery"
                                + " WHERE webhook_id = ? AND state = 'PENDING'",
                        row -> Optional.ofNullable(Sql.instant(row, "at")),
                        webhook)
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether the webhook is enabled and something waits for it. */
    boolean waiting(String webhook) {
        return sql.first(
                        "SELECT 1 FROM webhook w WHERE id = ? AND disabled_at IS NULL AND EXISTS"
                                + " (SELECT 1 FROM webhook_delivery d WHERE d.webhook_id = w.id"
                                + " AND d.state = 'PENDING')",
                        row -> 1,
                        webhook)
                .isPresent();
    }

    /**
     * Keeps what an attempt brought; not when a person asked for the delivery once more meanwhile,
     * which is still to be done.
     */
    void tried(Delivery delivery, AttemptResult result, Instant at) {
        sql.update(
                "UPDATE webhook_delivery SET state = ?, next_at = ?, attempts = attempts + 1,"
                        + " urgent = false, last_attempt_at = ?, last_status = ?, last_answer = ?,"
                        + " delivered_at = ? WHERE webhook_id = ? AND id = ? AND attempts = ?",
                result.state().name(),
                result.nextAt(),
                at,
                result.answer().status(),
                printable(result.answer().text()),
                result.state() == DeliveryState.DELIVERED ? at : null,
                delivery.webhookId(),
                delivery.id(),
                delivery.attempts());
    }

    /** A stranger's text: no character that the database or a page could choke on. */
    private static String printable(String text) {
        String clean = text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", " ").strip();
        return clean.substring(0, Math.min(LONGEST_KEPT, clean.length()));
    }

    private static String[] texts(List<Event> events, Function<Event, String> text) {
        return events.stream().map(text).toArray(String[]::new);
    }

    private static Delivery read(ResultSet row) throws SQLException {
        return new Delivery(
                row.getString("id"),
                row.getString("webhook_id"),
                row.getString("event_id"),
                row.getString("subject"),
                row.getString("body"),
                row.getInt("attempts"));
    }
}
