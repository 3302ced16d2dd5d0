package dev.slipway.webhook;

import dev.slipway.lifecycle.DatabaseFacts;
import dev.slipway.lifecycle.DatabaseStart;
import dev.slipway.lifecycle.Duty;
import dev.slipway.lifecycle.Sql;
import dev.slipway.lifecycle.Tx;
import dev.slipway.platform.ProjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/**
 * Forgets deliveries that ended long ago, and wakes whoever has work and sleeps, as after a parked
 * item.
 */
@ApplicationScoped
class WebhookCare implements Duty, DatabaseStart.AfterMigration {
    static final Duration KEEP_DELIVERED = Duration.ofDays(7);
    static final Duration KEEP_FAILED = Duration.ofDays(30);
    private static final Duration LATE = Duration.ofMinutes(10);
    private static final int CHUNK = 5000;

    private final Sql sql;
    private final OutboxReader outbox;
    private final WebhookLog log;
    private final WebhookSecrets secrets;
    private final DatabaseFacts facts;

    WebhookCare(
            Sql sql,
            OutboxReader outbox,
            WebhookLog log,
            WebhookSecrets secrets,
            DatabaseFacts facts) {
        this.sql = sql;
        this.outbox = outbox;
        this.log = log;
        this.secrets = secrets;
        this.facts = facts;
    }

    @Override
    public String name() {
        return "webhook-care";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void prepare() {
        secrets.requireReadable();
        outbox.leaveForeignPlaces();
        wake();
    }

    @Override
    public void run() {
        Instant now = facts.now();
        forget(DeliveryState.DELIVERED, now.minus(KEEP_DELIVERED));
        forget(DeliveryState.FAILED, now.minus(KEEP_FAILED));
        wake();
    }

    private void forget(DeliveryState state, Instant before) {
        int gone;
        do {
            gone =
                    sql.update(
                            "DELETE FROM webhook_delivery WHERE number IN (SELECT number FROM"
                                    + " webhook_delivery WHERE state = ? AND state <> 'PENDING'"
                                    + " AND last_attempt_at < ? LIMIT ?)",
                            state.name(),
                            before,
                            CHUNK);
        } while (gone == CHUNK);
    }

    private void wake() {
        if (outbox.anybody()) {
            Tx.run(log::readOutbox);
        }
        sql.list(
                        "SELECT w.project_id, w.id FROM webhook w WHERE w.disabled_at IS NULL"
                                + " AND EXISTS (SELECT 1 FROM webhook_delivery d WHERE"
                                + " d.webhook_id = w.id AND d.state = 'PENDING' AND d.next_at < ?)",
                        row -> new String[] {row.getString(1), row.getString(2)},
                        facts.now().minus(LATE))
                .forEach(late -> Tx.run(() -> log.deliver(new ProjectId(late[0]), late[1])));
    }
}
