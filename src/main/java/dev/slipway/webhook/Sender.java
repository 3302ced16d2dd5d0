package dev.slipway.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes one attempt: checks where it goes, signs, sends. Never throws for what a receiver does. */
@ApplicationScoped
class Sender {
    private final Targets targets;
    private final WebhookSecrets secrets;
    private final Dialler dialler;

    Sender(Targets targets, WebhookSecrets secrets, Dialler dialler) {
        this.targets = targets;
        this.secrets = secrets;
        this.dialler = dialler;
    }

    /**
     * @param now by the database: a receiver refuses what is signed minutes off its own clock
     */
    Answer send(Webhook to, Delivery delivery, Instant now) {
        try {
            Targets.Target target = targets.check(to.url());
            List<SigningSecret> live = secrets.live(to.project(), to.id(), now);
            return live.isEmpty()
                    ? Answer.none("not sent, the webhook was deleted")
                    : dialler.post(target, headers(delivery, now, live), delivery.body(), now);
        } catch (RefusedTargetException e) {
            return Answer.none("not sent, the URL " + e.getMessage());
        }
    }

    private static Map<String, String> headers(
            Delivery delivery, Instant now, List<SigningSecret> live) {
        long timestamp = now.getEpochSecond();
        return Map.of(
                "Content-Type",
                "application/json",
                "User-Agent",
                "Slipway-Webhooks",
                "webhook-id",
                delivery.messageId(),
                "webhook-timestamp",
                Long.toString(timestamp),
                "webhook-signature",
                live.stream()
                        .map(s -> s.sign(delivery.messageId(), timestamp, delivery.body()))
                        .collect(Collectors.joining(" ")));
    }
}
