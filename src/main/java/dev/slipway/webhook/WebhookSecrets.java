package dev.slipway.webhook;

import dev.slipway.access.SecretBox;
import dev.slipway.lifecycle.Sql;
import dev.slipway.platform.DatabaseChecks.RefusedException;
import dev.slipway.platform.ProjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Signing secrets, sealed at rest. For a day after a rotation the old one signs as well. */
@ApplicationScoped
class WebhookSecrets {
    static final Duration OVERLAP = Duration.ofHours(24);

    private final Sql sql;
    private final SecretBox box;

    WebhookSecrets(Sql sql, SecretBox box) {
        this.sql = sql;
        this.box = box;
    }

    private record Stored(byte[] current, byte[] previous, Instant previousUntil) {
        Stream<byte[]> live(Instant now) {
            return previous != null && now.isBefore(previousUntil)
                    ? Stream.of(current, previous)
                    : Stream.of(current);
        }
    }

    /** Keeps the first secret, in the transaction that makes the webhook. */
    void keep(ProjectId project, String webhook, SigningSecret secret) {
        sql.update(
                "INSERT INTO webhook_secret (webhook_id, key_id, current) VALUES (?,?,?)",
                webhook,
                box.keyId(),
                box.seal(secret.text(), place(project, webhook)));
    }

    /** Two live ones at most: rotating again within the day ends the oldest. */
    void rotate(ProjectId project, String webhook, SigningSecret secret, Instant now) {
        sql.update(
                "UPDATE webhook_secret SET previous = current, previous_until = ?, current = ?,"
                        + " key_id = ? WHERE webhook_id = ?",
                now.plus(OVERLAP),
                box.seal(secret.text(), place(project, webhook)),
                box.keyId(),
                webhook);
    }

    /** Those that sign now, the newest first; empty when the webhook is gone. */
    List<SigningSecret> live(ProjectId project, String webhook, Instant now) {
        return sql
                .list(
                        "SELECT current, previous, previous_until FROM webhook_secret"
                                + " WHERE webhook_id = ?",
                        row ->
                                new Stored(
                                        row.getBytes("current"),
                                        row.getBytes("previous"),
                                        Sql.instant(row, "previous_until")),
                        webhook)
                .stream()
                .flatMap(stored -> stored.live(now))
                .map(bytes -> new SigningSecret(box.open(bytes, place(project, webhook))))
                .toList();
    }

    /**
     * @throws RefusedException when another master key sealed them
     */
    void requireReadable() {
        int strange =
                sql.first(
                                "SELECT count(*) FROM webhook_secret WHERE key_id <> ?",
                                row -> row.getInt(1),
                                box.keyId())
                        .orElse(0);
        if (strange > 0) {
            throw new RefusedException(
                    ("%d webhook secrets in the database were sealed with another master key than %s."
                                    + " Start with the right SLIPWAY_MASTER_KEY, or delete these"
                                    + " webhooks and make them again.")
                            .formatted(strange, box.keyId()));
        }
    }

    private static String place(ProjectId project, String webhook) {
        return project.value() + "/" + webhook;
    }
}
