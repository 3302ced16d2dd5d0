package dev.slipway.webhook;

import dev.slipway.lifecycle.Claim;
import dev.slipway.lifecycle.CrashPoints;
import dev.slipway.lifecycle.DatabaseFacts;
import dev.slipway.lifecycle.LeaseKeeper;
import dev.slipway.lifecycle.LeaseLostException;
import dev.slipway.lifecycle.Tx;
import dev.slipway.lifecycle.WorkItems;
import jakarta.enterprise.context.ApplicationScoped;
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
    private final DatabaseFacts facts;

    Attempt(
            LeaseKeeper leases,
            WorkItems items,
            DeliveryQueue queue,
            Jitter jitter,
            DatabaseFacts facts) {
        this.leases = leases;
        this.items = items;
        this.queue = queue;
        this.jitter = jitter;
        this.facts = facts;
    }

    /**
     * @throws LeaseLostException when another owner has the endpoint; the result is dropped then
     */
    Answer make(Claim claim, Webhook to, Delivery delivery, Sender sender) {
        leases.requireTrust(claim);
        CrashPoints.pass("deliver", "before-send");
        // The next attempt may be another replica's, whose own clock goes otherwise.
        Instant begun = facts.now();
        long from = System.nanoTime();
        Answer answer = sender.send(to, delivery, begun);
        CrashPoints.pass("deliver", "after-ack");
        Instant now = begun.plusNanos(System.nanoTime() - from);
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
