package dev.slipway.webhook;

import dev.slipway.lifecycle.Claim;
import dev.slipway.lifecycle.Settlement;
import dev.slipway.lifecycle.WorkHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Works off the queue of one endpoint: one work item per webhook, which is there while it waits.
 */
@ApplicationScoped
class DeliveryWorker implements WorkHandler {
    private static final Duration LANE_FULL = Duration.ofSeconds(1);

    private final WebhookRows webhooks;
    private final DeliveryQueue queue;
    private final Round round;
    private final Lanes lanes;
    private final HealthSettle health;

    DeliveryWorker(
            WebhookRows webhooks,
            DeliveryQueue queue,
            Round round,
            Lanes lanes,
            HealthSettle health) {
        this.webhooks = webhooks;
        this.queue = queue;
        this.round = round;
        this.lanes = lanes;
        this.health = health;
    }

    @Override
    public String kind() {
        return WebhookLog.KIND;
    }

    @Override
    public Settlement work(Claim claim) {
        return webhooks.find(claim.project(), claim.subject())
                .filter(webhook -> !webhook.disabled())
                .map(webhook -> serve(claim, webhook))
                .orElseGet(() -> done(claim));
    }

    private Settlement serve(Claim claim, Webhook webhook) {
        Instant now = health.now();
        if (webhook.health().paused(now)) {
            return Settlement.again(Duration.between(now, webhook.health().pausedUntil()));
        }
        List<Delivery> due = queue.due(webhook, now);
        if (due.isEmpty()) {
            return queue.nextDue(webhook.id())
                    .map(at -> Settlement.again(wait(now, at)))
                    .orElseGet(() -> done(claim));
        }
        return lanes.in(
                        webhook.health().failing(),
                        () -> health.settle(webhook, round.run(claim, webhook, due)))
                .orElseGet(() -> Settlement.again(LANE_FULL));
    }

    /** Not if something was queued, or the webhook enabled, since it was looked at. */
    private Settlement done(Claim claim) {
        return Settlement.done(
                () -> {
                    if (queue.waiting(claim.subject())) {
                        throw new OptimisticLockException("something was queued meanwhile");
                    }
                });
    }

    private static Duration wait(Instant now, Instant until) {
        return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    }
}
