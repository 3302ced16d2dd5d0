package dev.slipway.webhook;

import dev.slipway.platform.Actor;
import dev.slipway.platform.Ids;
import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Checks what a person wishes, outside of any transaction since DNS may take its time. */
@ApplicationScoped
class WebhookMaker {
    private final Targets targets;
    private final WebhookBirth birth;
    private final Ids ids;

    WebhookMaker(Targets targets, WebhookBirth birth, Ids ids) {
        this.targets = targets;
        this.birth = birth;
        this.ids = ids;
    }

    WebhookView make(ProjectId project, NewWebhook wish, Actor by) {
        EventFilter events = EventFilter.check(wish.events());
        check(wish.url());
        Instant now = ids.now();
        return birth.save(
                new Webhook(
                        ids.next("wh"),
                        project,
                        wish.url(),
                        events,
                        wish.description(),
                        null,
                        null,
                        Health.GOOD,
                        now,
                        now),
                by);
    }

    void check(WebhookChange change) {
        if (!change.changesFields() && change.enabled() == null) {
            throw Problem.invalid(
                    "enabled",
                    "nothing is to be changed; send url, events, description or enabled");
        }
        if (change.events() != null) {
            EventFilter.check(change.events());
        }
        if (change.url() != null) {
            check(change.url());
        }
    }

    private void check(String url) {
        try {
            targets.check(url);
        } catch (RefusedTargetException e) {
            throw Problem.invalid("url", e.getMessage());
        }
    }
}
