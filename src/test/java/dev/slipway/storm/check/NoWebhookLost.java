package dev.slipway.storm.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.storm.Evidence;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Each transition reaches each subscriber under one id; nobody is told of what did not happen. No
 * storm keeps a receiver away for the whole schedule, so nothing may be given up and no endpoint be
 * disabled.
 */
final class NoWebhookLost implements Invariant {
    private static final String TEST = "webhook.test";

    private record Event(String id, String project, String type, long order) {}

    private record Subscriber(String id, String project, List<String> patterns, long since) {
        boolean wants(Event event) {
            String kind = event.type().substring(0, event.type().indexOf('.') + 1) + "*";
            return event.project().equals(project)
                    && event.order() > since
                    && patterns.stream().anyMatch(p -> Set.of("*", kind, event.type()).contains(p));
        }
    }

    private record Delivery(String webhook, String event, String state) {}

    @Override
    public String name() {
        return "I4 zero lost webhooks";
    }

    @Override
    public Verdict check(Evidence evidence) throws SQLException {
        Findings findings = new Findings(name());
        Rows rows = new Rows(evidence.database());
        List<JsonNode> arrivals = evidence.lines(Evidence.RECEIVER);
        Set<String> acked =
                arrivals.stream()
                        .filter(Quiet::acked)
                        .map(Quiet::event)
                        .collect(Collectors.toSet());
        List<Event> events = events(rows);
        Map<List<String>, Delivery> deliveries =
                deliveries(rows).stream()
                        .collect(
                                Collectors.toMap(
                                        d -> List.of(d.webhook(), d.event()), Function.identity()));
        List<Subscriber> subscribers = subscribers(rows);
        evidence.lines(Evidence.CLIENT).stream()
                .filter(answer -> answer.path("status").asInt() / 100 == 2)
                .map(answer -> answer.path("id").asText())
                .filter(id -> id.startsWith("wh_"))
                .distinct()
                .forEach(
                        id ->
                                findings.expect(
                                        subscribers.stream().anyMatch(s -> s.id().equals(id)),
                                        "webhook %s was promised and is not there",
                                        id));
        for (Subscriber subscriber : subscribers) {
            events.stream()
                    .filter(subscriber::wants)
                    .forEach(
                            event ->
                                    delivered(
                                            findings,
                                            event,
                                            deliveries.get(List.of(subscriber.id(), event.id())),
                                            acked));
        }
        Set<String> happened = events.stream().map(Event::id).collect(Collectors.toSet());
        arrivals.stream()
                .filter(arrival -> !arrival.path("type").asText().equals(TEST))
                .map(Quiet::event)
                .distinct()
                .forEach(
                        id ->
                                findings.expect(
                                        happened.contains(id),
                                        "%s was sent and never happened",
                                        id));
        return findings.verdict();
    }

    private static void delivered(
            Findings findings, Event event, Delivery delivery, Set<String> acked) {
        findings.expect(
                delivery != null
                        && delivery.state().equals("DELIVERED")
                        && acked.contains(event.id()),
                "%s %s is %s, and the receiver %s it",
                event.type(),
                event.id(),
                delivery == null ? "not queued" : delivery.state(),
                acked.contains(event.id()) ? "acknowledged" : "never acknowledged");
    }

    /** In the order of the outbox, which is by transaction and then by number. */
    private static List<Event> events(Rows rows) throws SQLException {
        return rows.list(
                "SELECT id, project_id, lower(kind || '.' || to_state) AS type,"
                        + " row_number() OVER (ORDER BY xid, seq) AS place FROM transition",
                row ->
                        new Event(
                                row.getString("id"),
                                row.getString("project_id"),
                                row.getString("type"),
                                row.getLong("place")));
    }

    /** From their birth on. */
    private static List<Subscriber> subscribers(Rows rows) throws SQLException {
        return rows
                .list(
                        "WITH place AS (SELECT subject, kind, move,"
                                + " row_number() OVER (ORDER BY xid, seq) AS n FROM transition)"
                                + " SELECT w.id, w.project_id, w.events, coalesce(p.n, 0) AS since"
                                + " FROM webhook w LEFT JOIN place p ON p.subject = w.id"
                                + " AND p.kind = 'webhook' AND p.move = 1",
                        NoWebhookLost::subscriber)
                .stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private static Subscriber subscriber(ResultSet row) throws SQLException {
        Array patterns = row.getArray("events");
        return new Subscriber(
                row.getString("id"),
                row.getString("project_id"),
                Arrays.asList((String[]) patterns.getArray()),
                row.getLong("since"));
    }

    private static List<Delivery> deliveries(Rows rows) throws SQLException {
        return rows.list(
                "SELECT webhook_id, event_id, state FROM webhook_delivery",
                row ->
                        new Delivery(
                                row.getString("webhook_id"),
                                row.getString("event_id"),
                                row.getString("state")));
    }
}
