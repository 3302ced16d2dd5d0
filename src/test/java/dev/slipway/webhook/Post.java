package dev.slipway.webhook;

import dev.slipway.lifecycle.Change;
import dev.slipway.lifecycle.Sql;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.lifecycle.Tx;
import dev.slipway.lifecycle.WorkLoop;
import dev.slipway.platform.Actor;
import dev.slipway.platform.ProjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The room's words for tests: something happens, the loop turns, what became of a delivery. */
@ApplicationScoped
class Post {
    static final ProjectId PROJECT = new ProjectId("default");
    static final Actor TESTER = Actor.worker("test");

    private final Sql sql;
    private final Transitions transitions;
    private final WorkLoop loop;
    private final Webhooks webhooks;

    Post(Sql sql, Transitions transitions, WorkLoop loop, Webhooks webhooks) {
        this.sql = sql;
        this.transitions = transitions;
        this.loop = loop;
        this.webhooks = webhooks;
    }

    /** No webhook, no work, the machine's own time, no jitter. */
    void clear() {
        sql.update("DELETE FROM webhook");
        sql.update("DELETE FROM work_item");
        TurnedClock.reset();
        ChosenJitter.chosen = 0;
    }

    WebhookView subscribe(Receiver receiver, String... events) {
        return webhooks.create(
                PROJECT, new NewWebhook(receiver.url(), List.of(events), null), TESTER);
    }

    void happens(String subject, String state) {
        Tx.run(
                () ->
                        transitions.note(
                                new Change(PROJECT, "model", subject, state, "in a test", TESTER),
                                Map.of("alias", "bot")));
    }

    /** Reads the outbox, then sends what is due; whatever waits is looked at now. */
    void turn() {
        once();
        once();
    }

    void once() {
        sql.update(
                "UPDATE work_item SET due_at = clock_timestamp(), lease_until = NULL"
                        + " WHERE parked_at IS NULL");
        loop.runDue();
    }

    void turnAfter(Duration wait) {
        TurnedClock.turn(wait);
        turn();
    }

    /** The deliveries of a webhook, oldest first. */
    List<DeliveryView> deliveries(WebhookView webhook) {
        return webhooks.deliveries(PROJECT, webhook.id(), null, null, 200).data().reversed();
    }

    DeliveryView only(WebhookView webhook) {
        List<DeliveryView> all = deliveries(webhook);
        if (all.size() != 1) {
            throw new AssertionError("Not one delivery: " + all);
        }
        return all.getFirst();
    }
}
