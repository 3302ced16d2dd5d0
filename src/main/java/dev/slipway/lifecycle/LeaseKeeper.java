package dev.slipway.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Keeps the leases of running work alive, apart from the work itself: a handler stuck in a provider
 * call cannot renew, and a process that was paused must learn that it lost.
 */
@ApplicationScoped
public class LeaseKeeper {
    private static final Logger LOG = Logger.getLogger(LeaseKeeper.class);

    private final Map<Claim.Key, Claim> running = new ConcurrentHashMap<>();
    private final WorkItems items;
    private final Node node;
    private final EngineConfig config;
    private final Setbacks setbacks;

    LeaseKeeper(WorkItems items, Node node, EngineConfig config, Setbacks setbacks) {
        this.items = items;
        this.node = node;
        this.config = config;
        this.setbacks = setbacks;
    }

    /** A claim that waited until its item was claimed anew does not take the newer one's place. */
    void keep(Claim claim) {
        running.merge(claim.key(), claim, (old, one) -> one.epoch() < old.epoch() ? old : one);
    }

    void forget(Claim claim) {
        running.remove(claim.key(), claim);
    }

    void keepAll(Collection<Claim> claims) {
        claims.forEach(this::keep);
    }

    void forgetAll(Collection<Claim> claims) {
        claims.forEach(this::forget);
    }

    int count() {
        return running.size();
    }

    /**
     * This process goes away: whatever still runs may start nothing more. Before its leases are
     * given up, or it would act beside their new owner.
     */
    void loseAll() {
        running.values().forEach(Claim::lost);
    }

    /** One round of renewal; a database that is away leaves the old trust deadline standing. */
    void renew() {
        try {
            running.values().stream().filter(Claim::overran).forEach(this::giveUp);
            renewRunning();
        } catch (RuntimeException | Error e) {
            // Errors, too, or the timer never rings again.
            LOG.warnf("Leases not renewed: %s", e);
        }
    }

    /** What it still writes is fenced by the epoch of whoever takes the item. */
    private void giveUp(Claim claim) {
        LOG.warnf(
                "%s %s runs for too long (slipway.engine.longest-work=%s or its own limit); its"
                        + " lease is given up, and another worker takes it",
                claim.kind(), claim.subject(), config.longestWork());
        claim.lost();
        forget(claim);
        // Elsewhere: its own transaction may hold the row, and the other leases must not wait.
        Thread.startVirtualThread(() -> setbacks.overran(claim, config.lease()));
    }

    private void renewRunning() {
        Collection<Claim> claims = List.copyOf(running.values());
        if (claims.isEmpty()) {
            return;
        }
        long trusted = System.nanoTime() + config.lease().toNanos();
        Set<Claim.Key> renewed = new HashSet<>(Tx.call(() -> items.renew(node.id(), claims)));
        List<Claim> others = new ArrayList<>();
        for (Claim claim : claims) {
            if (renewed.contains(claim.key())) {
                claim.trustUntil(trusted);
            } else if (running.get(claim.key()) == claim) {
                others.add(claim);
            }
        }
        if (!others.isEmpty()) {
            tellLost(others);
        }
    }

    /** What could not be renewed is another's, or being written to just now. */
    private void tellLost(List<Claim> claims) {
        Set<Claim.Key> standing = new HashSet<>(Tx.call(() -> items.standing(node.id(), claims)));
        for (Claim claim : claims) {
            if (!standing.contains(claim.key()) && running.get(claim.key()) == claim) {
                claim.lost();
            }
        }
    }

    /**
     * Called right before a request to a provider is sent.
     *
     * @throws LeaseLostException when too little lease is left to be sure to be the only owner
     */
    public void requireTrust(Claim claim) {
        if (claim.trustLeft() < config.trust().toNanos()) {
            throw new LeaseLostException(claim, "too little lease left to start a provider call");
        }
    }
}
