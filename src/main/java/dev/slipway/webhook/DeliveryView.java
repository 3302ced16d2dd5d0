package dev.slipway.webhook;

import java.time.Instant;

/**
 * A delivery as callers see it.
 *
 * @param messageId the header {@code webhook-id}, by which receivers drop repeats
 * @param sequence of the event; null for a test
 * @param state PENDING, DELIVERED or FAILED
 * @param attempts since it was queued or asked for again
 * @param nextAttemptAt null unless PENDING; a failing endpoint may be tried a minute later
 * @param lastStatus of HTTP; null when no answer came
 * @param lastAnswer the first 1000 characters, or why none came
 */
public record DeliveryView(
        String id,
        String webhookId,
        String messageId,
        String eventId,
        String type,
        String subject,
        Long sequence,
        String state,
        int attempts,
        Instant nextAttemptAt,
        Instant lastAttemptAt,
        Integer lastStatus,
        String lastAnswer,
        Instant deliveredAt,
        Instant createdAt) {}
