package dev.slipway.webhook;

import dev.slipway.lifecycle.Claim;
import dev.slipway.lifecycle.Settlement;
import dev.slipway.lifecycle.Tx;
import dev.slipway.lifecycle.WorkHandler;
import dev.slipway.lifecycle.WorkItems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import java.time.Duration;

/**
 * The one reader of the outbox: a single work item for all webhooks, which exists while there is an
 * enabled one.
 */
@ApplicationScoped
class FanOut implements WorkHandler {
    private final OutboxReader reader;
    private final WorkItems items;
    private final WebhookConfig config;

    FanOut(OutboxReader reader, WorkItems items, WebhookConfig config) {
        this.reader = reader;
        this.items = items;
        this.config = config;
    }

    @Override
    public String kind() {
        return WebhookLog.FAN_OUT;
    }

    @Override
    public Settlement work(Claim claim) {
        if (!reader.anybody()) {
            return Settlement.done(this::stillNobody);
        }
        boolean more =
                Tx.call(
                        () -> {
                            items.guard(claim);
                            return reader.read();
                        });
        return Settlement.again(more ? Duration.ZERO : config.lookEvery());
    }

    /** A webhook made meanwhile found the item there; ending it now would leave nobody to read. */
    private void stillNobody() {
        if (reader.anybody()) {
            throw new OptimisticLockException("a webhook was enabled meanwhile");
        }
    }
}
