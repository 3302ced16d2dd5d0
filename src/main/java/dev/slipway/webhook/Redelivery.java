package dev.slipway.webhook;

import dev.slipway.lifecycle.Tx;
import dev.slipway.platform.Actor;
import dev.slipway.platform.Ids;
import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What a person has sent: a test, or a delivery once more. Goes before whatever waits. */
@ApplicationScoped
class Redelivery {
    private final WebhookRows webhooks;
    private final DeliveryQueue queue;
    private final DeliveryList deliveries;
    private final WebhookLog log;
    private final Ids ids;

    Redelivery(
            WebhookRows webhooks,
            DeliveryQueue queue,
            DeliveryList deliveries,
            WebhookLog log,
            Ids ids) {
        this.webhooks = webhooks;
        this.queue = queue;
        this.deliveries = deliveries;
        this.log = log;
        this.ids = ids;
    }

    DeliveryView test(ProjectId project, String id, Actor by) {
        return Tx.call(
                () -> {
                    log.deliver(project, id);
                    Webhook webhook = ready(project, id);
                    Event event = Event.test(ids.next("evt"), webhook, by.name(), ids.now());
                    queue.add(webhook, List.of(event), true);
                    return deliveries.ofEvent(project, id, event.id());
                });
    }

    /** In whatever state it is; with the same message id, so that a receiver may still drop it. */
    DeliveryView again(ProjectId project, String id) {
        String webhook = deliveries.get(project, id).webhookId();
        return Tx.call(
                () -> {
                    log.deliver(project, webhook);
                    ready(project, webhook);
                    deliveries.again(project, id);
                    return deliveries.get(project, id);
                });
    }

    /** A person wants to see now whether it works, so a pause for failures ends. */
    private Webhook ready(ProjectId project, String id) {
        Webhook webhook = webhooks.lock(project, id);
        if (webhook.disabled()) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "The webhook %s is disabled: %s.".formatted(id, webhook.disabledReason()),
                    "Enable it first: PATCH /api/v1/webhooks/%s with {\"enabled\": true}."
                            .formatted(id));
        }
        Health health = webhook.health();
        webhooks.health(webhook, new Health(health.failingSince(), health.failures(), null));
        return webhook;
    }
}
