package dev.slipway.webhook;

import java.time.Instant;
import java.util.List;

/**
 * A webhook as callers see it.
 *
 * @param events patterns such as {@code model.*}
 * @param disabledReason null while it is enabled
 * @param failingSince first failure since its last success; null while it does well
 * @param waiting deliveries that are still to be made; null where a secret is shown
 * @param secret what receivers verify with; present only in the answer that made it
 */
public record WebhookView(
        String id,
        String url,
        List<String> events,
        String description,
        boolean enabled,
        String disabledReason,
        Instant failingSince,
        Integer waiting,
        Instant createdAt,
        Instant updatedAt,
        String secret) {

    static WebhookView of(Webhook webhook, Integer waiting) {
        return new WebhookView(
                webhook.id(),
                webhook.url(),
                webhook.events().patterns(),
                webhook.description(),
                !webhook.disabled(),
                webhook.disabledReason(),
                webhook.health().failingSince(),
                waiting,
                webhook.createdAt(),
                webhook.updatedAt(),
                null);
    }

    WebhookView with(SigningSecret shown) {
        return new WebhookView(
                id,
                url,
                events,
                description,
                enabled,
                disabledReason,
                failingSince,
                waiting,
                createdAt,
                updatedAt,
                shown.text());
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return id;
    }
}
