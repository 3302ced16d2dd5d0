package dev.slipway.webhook;

import dev.slipway.lifecycle.Claim;
import dev.slipway.lifecycle.CrashPoints;
import dev.slipway.lifecycle.LeaseKeeper;
import dev.slipway.lifecycle.LeaseLostException;
import dev.slipway.lifecycle.Tx;
import dev.slipway.lifecycle.WorkItems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/**
 * Sends one delivery and keeps the result at once, under the claim. A process that dies in between
 * has it sent again with the same id.
 */
@ApplicationScoped
class Attempt {
    private final LeaseKeeper leases;
    private final WorkItems items;
    private final DeliveryQueue queue;
    private final Jitter jitter;
    private final Clock clock;

    Attempt(LeaseKeeper leases, WorkItems items, DeliveryQueue queue, Jitter jitter, Clock clock) {
        this.leases = leases;
        this.items = items;
        this.queue = queue;
        this.jitter = jitter;
        this.clock = clock;
    }

    /**
     * @throws LeaseLostException when another owner has the endpoint; the result is dropped then
     */
    Answer make(Claim claim, Webhook to, Delivery delivery, Sender sender) {
        leases.requireTrust(claim);
        CrashPoints.pass("deliver", "before-send");
        Answer answer = sender.send(to, delivery);
        CrashPoints.pass("deliver", "after-ack");
        Instant now = clock.instant();
        AttemptResult result =
                AttemptResult.of(delivery.attempts() + 1, answer, now, jitter.next());
        Tx.run(
                () -> {
                    items.guard(claim);
                    queue.tried(delivery, result, now);
                });
        return answer;
    }
}
