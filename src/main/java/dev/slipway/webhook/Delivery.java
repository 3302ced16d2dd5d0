package dev.slipway.webhook;

import dev.slipway.platform.Ids;

/**
 * One event on its way to one webhook.
 *
 * @param attempts made so far, since it was queued or a person asked for it again
 */
record Delivery(
        String id, String webhookId, String eventId, String subject, String body, int attempts) {

    /** {@code webhook-id}: the same at every attempt, from every replica. */
    String messageId() {
        return messageId(eventId, webhookId);
    }

    static String messageId(String eventId, String webhookId) {
        return eventId + "_" + Ids.tail(webhookId);
    }
}
