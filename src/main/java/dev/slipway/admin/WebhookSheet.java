package dev.slipway.admin;

import dev.slipway.webhook.DeliveryView;
import java.time.Instant;
import java.util.List;

/**
 * A webhook's page.
 *
 * @param state of the deliveries that are shown; blank for all
 * @param mayRedeliver by the role of the caller's key
 * @param here link to these deliveries
 * @param older link to the next deliveries; null on the last page
 */
record WebhookSheet(
        WebhookList.Row webhook,
        List<ActionView> actions,
        List<Delivery> deliveries,
        String state,
        boolean mayRedeliver,
        String here,
        String older) {

    /**
     * @param answer of the receiver to the last attempt, or why none came; null before the first
     * @param next null unless it is tried again
     */
    record Delivery(
            String id,
            String type,
            String subject,
            String messageId,
            Badge badge,
            int attempts,
            Integer status,
            String answer,
            Moment last,
            Moment next,
            Moment born) {

        static Delivery of(DeliveryView d, Instant now) {
            return new Delivery(
                    d.id(),
                    d.type(),
                    d.subject(),
                    d.messageId(),
                    badge(d),
                    d.attempts(),
                    d.lastStatus(),
                    d.lastAnswer() == null || d.lastAnswer().isBlank() ? null : d.lastAnswer(),
                    Moment.of(d.lastAttemptAt(), now),
                    Moment.of(d.nextAttemptAt(), now),
                    Moment.of(d.createdAt(), now));
        }

        private static Badge badge(DeliveryView d) {
            return switch (d.state()) {
                case "DELIVERED" -> new Badge("ok", "Delivered", "ok");
                case "FAILED" -> new Badge("fail", "Failed", "fail");
                default ->
                        d.attempts() == 0
                                ? new Badge("queued", "Pending", "idle")
                                : new Badge("warn", "Retrying", "warn");
            };
        }
    }

    public List<ActionView> allowed() {
        return actions.stream().filter(ActionView::allowed).toList();
    }

    public List<ActionView> refused() {
        return actions.stream().filter(action -> !action.allowed()).toList();
    }
}
