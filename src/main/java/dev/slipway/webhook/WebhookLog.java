package dev.slipway.webhook;

import dev.slipway.lifecycle.Change;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.lifecycle.WorkItems;
import dev.slipway.platform.Actor;
import dev.slipway.platform.ProjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;

/**
 * Tells the history and the workers of a change. A transaction that does both calls the workers
 * first, then locks the webhook's row: workers hold their item when they come for the row.
 */
@ApplicationScoped
class WebhookLog {
    static final String KIND = "webhook";
    static final String FAN_OUT = "webhook-fan-out";
    static final String OUTBOX = "outbox";

    private final Transitions transitions;
    private final WorkItems items;

    WebhookLog(Transitions transitions, WorkItems items) {
        this.transitions = transitions;
        this.items = items;
    }

    /** There may be somebody to read the outbox for. */
    void readOutbox() {
        items.enqueue(FAN_OUT, OUTBOX, new ProjectId("default"));
    }

    /** There may be something to send. */
    void deliver(ProjectId project, String webhook) {
        items.enqueue(KIND, webhook, project);
    }

    /**
     * Writes the transition. Other subscribers read it, too: of the URL it says the host alone.
     *
     * @param what CREATED, CHANGED, DISABLED, ENABLED, ROTATED or DELETED
     */
    void note(Webhook webhook, String what, String reason, Actor by) {
        transitions.note(
                new Change(webhook.project(), KIND, webhook.id(), what, reason, by),
                Map.of(
                        "host",
                        URI.create(webhook.url()).getHost(),
                        "events",
                        webhook.events().patterns()));
    }
}
