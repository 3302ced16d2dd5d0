package dev.slipway.webhook;

import dev.slipway.access.Idempotency;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.lifecycle.Tx;
import dev.slipway.platform.Actor;
import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Makes webhooks. The answer that an Idempotency-Key brings back has no secret: it would lie there
 * unsealed.
 */
@ApplicationScoped
class WebhookBirth {
    private static final int MOST = 100;
    private static final int CREATED = 201;

    private final WebhookRows webhooks;
    private final WebhookSecrets secrets;
    private final WebhookLog log;
    private final Transitions transitions;
    private final Idempotency idempotency;

    WebhookBirth(
            WebhookRows webhooks,
            WebhookSecrets secrets,
            WebhookLog log,
            Transitions transitions,
            Idempotency idempotency) {
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.log = log;
        this.transitions = transitions;
        this.idempotency = idempotency;
    }

    /** With its secret, which is shown this once. It hears of what commits from now on. */
    WebhookView save(Webhook webhook, Actor by) {
        SigningSecret secret = SigningSecret.random();
        return Tx.call(
                () -> {
                    log.readOutbox();
                    requireRoom(webhook.project());
                    webhooks.insert(webhook, transitions.now());
                    secrets.keep(webhook.project(), webhook.id(), secret);
                    log.note(webhook, "CREATED", "created", by);
                    WebhookView view = WebhookView.of(webhook, null);
                    idempotency.remember(CREATED, view);
                    return view.with(secret);
                });
    }

    private void requireRoom(ProjectId project) {
        if (webhooks.count(project) >= MOST) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "This project has " + MOST + " webhooks already, which is the most.",
                    "Delete one that nobody needs, or receive for several purposes with one.");
        }
    }
}
