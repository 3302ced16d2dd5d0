package dev.slipway.webhook;

import dev.slipway.lifecycle.DatabaseFacts;
import dev.slipway.lifecycle.Settlement;
import dev.slipway.platform.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** Ends a round: keeps how the endpoint does, and disables one that is gone or hopeless. */
@ApplicationScoped
class HealthSettle {
    private static final Actor WORKER = Actor.worker("webhook");

    private final WebhookRows webhooks;
    private final WebhookLog log;
    private final DatabaseFacts facts;

    HealthSettle(WebhookRows webhooks, WebhookLog log, DatabaseFacts facts) {
        this.webhooks = webhooks;
        this.log = log;
        this.facts = facts;
    }

    Instant now() {
        return facts.now();
    }

    /**
     * Saves nothing when a person changed the webhook meanwhile: what the old URL answered says
     * nothing about the new one, and whoever asked for a test does not wait for a pause.
     */
    Settlement settle(Webhook webhook, RoundResult round) {
        Instant now = now();
        Health health = webhook.health().after(round, now);
        String end = end(health, round, now);
        Duration pause =
                health.paused(now) ? Duration.between(now, health.pausedUntil()) : Duration.ZERO;
        return Settlement.again(
                pause,
                () -> webhooks.lockUnchanged(webhook).ifPresent(same -> save(same, health, end)));
    }

    private void save(Webhook webhook, Health health, String end) {
        webhooks.health(webhook, health);
        if (end != null) {
            webhooks.disable(webhook, end, now());
            log.note(webhook, "DISABLED", end, WORKER);
        }
    }

    /** Why it is disabled, or null. */
    private static String end(Health health, RoundResult round, Instant now) {
        if (round.gone()) {
            return "it answered 410 Gone";
        }
        return health.hopeless(now)
                ? "it has failed since " + health.failingSince() + " without a success"
                : null;
    }
}
