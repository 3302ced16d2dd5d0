package dev.slipway.webhook;

import dev.slipway.access.Idempotency;
import dev.slipway.lifecycle.DatabaseFacts;
import dev.slipway.lifecycle.Tx;
import dev.slipway.platform.Actor;
import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Changes webhooks that are there. Workers are woken before the row is locked; see the log. */
@ApplicationScoped
class WebhookEdits {
    private static final int OK = 200;

    private final WebhookRows webhooks;
    private final WebhookSecrets secrets;
    private final WebhookLog log;
    private final Idempotency idempotency;
    private final DatabaseFacts facts;

    WebhookEdits(
            WebhookRows webhooks,
            WebhookSecrets secrets,
            WebhookLog log,
            Idempotency idempotency,
            DatabaseFacts facts) {
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.log = log;
        this.idempotency = idempotency;
        this.facts = facts;
    }

    /** {@code change} is checked already. */
    void change(ProjectId project, String id, WebhookChange change, Actor by) {
        Instant now = facts.now();
        Tx.run(
                () -> {
                    log.readOutbox();
                    log.deliver(project, id);
                    Webhook old = webhooks.lock(project, id);
                    if (change.changesFields()) {
                        Webhook changed = changed(old, change, now);
                        webhooks.update(changed);
                        if (!changed.url().equals(old.url())) {
                            webhooks.startAfresh(changed, now);
                        }
                        log.note(changed, "CHANGED", "changed", by);
                    }
                    if (change.enabled() != null && change.enabled() == old.disabled()) {
                        turn(old, change.enabled(), by, now);
                    }
                });
    }

    private void turn(Webhook webhook, boolean on, Actor by, Instant now) {
        if (on) {
            webhooks.enable(webhook, now);
            log.note(webhook, "ENABLED", "enabled", by);
        } else {
            webhooks.disable(webhook, "a person disabled it", now);
            log.note(webhook, "DISABLED", "a person disabled it", by);
        }
    }

    private static Webhook changed(Webhook old, WebhookChange change, Instant now) {
        return new Webhook(
                old.id(),
                old.project(),
                change.url() == null ? old.url() : change.url(),
                change.events() == null ? old.events() : EventFilter.check(change.events()),
                change.description() == null ? old.description() : change.description(),
                old.disabledAt(),
                old.disabledReason(),
                old.health(),
                old.createdAt(),
                now);
    }

    /** With the new secret, which is shown this once. */
    WebhookView rotate(ProjectId project, String id, Actor by) {
        SigningSecret secret = SigningSecret.random();
        Instant now = facts.now();
        return Tx.call(
                () -> {
                    Webhook webhook = webhooks.lock(project, id);
                    secrets.rotate(project, id, secret, now);
                    log.note(
                            webhook,
                            "ROTATED",
                            "new secret; the old one signs as well until "
                                    + now.plus(WebhookSecrets.OVERLAP),
                            by);
                    WebhookView view = WebhookView.of(webhook, null);
                    idempotency.remember(OK, view);
                    return view.with(secret);
                });
    }

    /** What waits for it is not sent any more. */
    void delete(ProjectId project, String id, Actor by) {
        Tx.run(
                () -> {
                    Webhook webhook = webhooks.get(project, id);
                    if (!webhooks.delete(project, id)) {
                        throw Problem.notFound("webhook", id);
                    }
                    log.note(webhook, "DELETED", "deleted", by);
                });
        Tx.run(() -> log.deliver(project, id));
    }
}
