package dev.slipway.webhook;

import dev.slipway.platform.Actor;
import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/**
 * Front door of the room: webhooks and their deliveries, each by project. What is not in the
 * project is NOT_FOUND, as if it did not exist.
 */
@ApplicationScoped
public class Webhooks {
    private final WebhookRows webhooks;
    private final DeliveryList deliveries;
    private final WebhookMaker maker;
    private final WebhookEdits edits;
    private final Redelivery redelivery;

    Webhooks(
            WebhookRows webhooks,
            DeliveryList deliveries,
            WebhookMaker maker,
            WebhookEdits edits,
            Redelivery redelivery) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.maker = maker;
        this.edits = edits;
        this.redelivery = redelivery;
    }

    /** A page; {@code nextCursor} null: the last one. */
    public record Page<T>(List<T> data, String nextCursor) {
        /** Of rows that were asked for with one more than the page holds, to see whether it is. */
        private static <R, T> Page<T> of(
                List<R> rows, int limit, Function<R, T> view, Function<R, String> cursor) {
            List<R> shown = rows.subList(0, Math.min(limit, rows.size()));
            return new Page<>(
                    shown.stream().map(view).toList(),
                    rows.size() <= limit ? null : cursor.apply(shown.getLast()));
        }
    }

    /**
     * Asks DNS, so never in a transaction. The view has the secret, this once.
     *
     * @throws Problem VALIDATION_FAILED for a URL that nothing is sent to
     */
    public WebhookView create(ProjectId project, NewWebhook wish, Actor by) {
        return maker.make(project, wish, by);
    }

    public WebhookView get(ProjectId project, String id) {
        return view(webhooks.get(project, id));
    }

    /** Newest first, behind {@code before}; null from the newest. */
    public Page<WebhookView> page(ProjectId project, String before, int limit) {
        return Page.of(webhooks.page(project, before, limit + 1), limit, this::view, Webhook::id);
    }

    /** Enables, disables or changes it; asks DNS when the URL changes. */
    public WebhookView change(ProjectId project, String id, WebhookChange change, Actor by) {
        maker.check(change);
        edits.change(project, id, change, by);
        return get(project, id);
    }

    /** The view has the new secret, this once; the old one signs as well for 24 hours. */
    public WebhookView rotate(ProjectId project, String id, Actor by) {
        return edits.rotate(project, id, by);
    }

    /** Deletes it with its deliveries. */
    public void delete(ProjectId project, String id, Actor by) {
        edits.delete(project, id, by);
    }

    /**
     * Queues an event {@code webhook.test} before all others.
     *
     * @throws Problem CONFLICT when it is disabled
     */
    public DeliveryView test(ProjectId project, String id, Actor by) {
        return redelivery.test(project, id, by);
    }

    /**
     * Newest first.
     *
     * @param cursor of the page before; null from the newest
     * @param state PENDING, DELIVERED or FAILED; null for all
     */
    public Page<DeliveryView> deliveries(
            ProjectId project, String id, String cursor, String state, int limit) {
        webhooks.get(project, id);
        return Page.of(
                deliveries.page(project, id, number(cursor), state(state), limit + 1),
                limit,
                DeliveryList.Placed::view,
                placed -> Long.toString(placed.number()));
    }

    /**
     * Sends a delivery once more, in whatever state it is, with the whole schedule before it.
     *
     * @throws Problem CONFLICT when its webhook is disabled
     */
    public DeliveryView redeliver(ProjectId project, String deliveryId) {
        return redelivery.again(project, deliveryId);
    }

    private WebhookView view(Webhook webhook) {
        return WebhookView.of(webhook, deliveries.waiting(webhook.project(), webhook.id()));
    }

    private static long number(String cursor) {
        if (cursor == null) {
            return Long.MAX_VALUE;
        }
        if (!cursor.matches("[0-9]{1,18}")) {
            throw Problem.invalid("cursor", "is not one that a page gave as nextCursor");
        }
        return Long.parseLong(cursor);
    }

    private static DeliveryState state(String text) {
        try {
            return text == null ? null : DeliveryState.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("state", "is one of PENDING, DELIVERED, FAILED");
        }
    }
}
