package dev.slipway.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Ends claims: work item, record and transition in one transaction behind the epoch check. What may
 * share a transaction does. Never throws, and lets go of the leases it was given.
 */
@ApplicationScoped
class Settler {
    private static final Logger LOG = Logger.getLogger(Settler.class);
    private static final int MOST_AT_ONCE = 500;

    private final WorkItems items;
    private final GroupEnd group;
    private final LeaseKeeper leases;
    private final Setbacks setbacks;
    private final Queue<Ended> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

    Settler(WorkItems items, GroupEnd group, LeaseKeeper leases, Setbacks setbacks) {
        this.items = items;
        this.group = group;
        this.leases = leases;
        this.setbacks = setbacks;
    }

    /**
     * Settles it now, or leaves it to the thread that is settling: whatever came in while one
     * transaction committed goes into the next.
     */
    void settle(Ended ended) {
        if (!ended.listable()) {
            alone(ended);
            return;
        }
        waiting.add(ended);
        // Asked again behind the unlock: who failed to get the lock meanwhile relies on us.
        while (!waiting.isEmpty() && turn.tryLock()) {
            try {
                settleAll(taken());
            } finally {
                turn.unlock();
            }
        }
    }

    /** Gives claims up that were not worked on; others take them at once. */
    void handBack(List<Claim> claims) {
        leases.forgetAll(claims);
        try {
            Tx.runAgain(
                    () -> {
                        group.handBack(claims);
                        items.hint(claims.getFirst().kind());
                    });
        } catch (Throwable t) {
            LOG.warnf("Leases not handed back, they end by themselves: %s", t);
        }
    }

    private List<Ended> taken() {
        List<Ended> some = new ArrayList<>();
        for (Ended ended = waiting.poll(); ended != null; ended = waiting.poll()) {
            some.add(ended);
            if (some.size() == MOST_AT_ONCE) {
                break;
            }
        }
        return some;
    }

    /** Settles all of these in one transaction, or each in its own when that fails. */
    void settleAll(List<Ended> all) {
        if (all.size() < 2) {
            all.forEach(this::alone);
            return;
        }
        try {
            Tx.run(() -> together(all));
            leases.forgetAll(all.stream().map(Ended::claim).toList());
            all.forEach(ended -> CrashPoints.pass("after-settle", ended.claim().kind()));
        } catch (Throwable t) {
            LOG.debugf("%d items go one by one: %s", all.size(), t);
            all.forEach(this::alone);
        }
    }

    private void together(List<Ended> all) {
        Set<GroupEnd.Standing> standing = group.endAll(all);
        Map<ListChange.Store<?>, List<ListChange<?>>> changes = new IdentityHashMap<>();
        for (Ended ended : all) {
            if (!standing.contains(GroupEnd.Standing.of(ended.claim()))) {
                LOG.debugf("Left to its new owner: %s", ended.claim().subject());
            } else if (ended.settlement().change() instanceof ListChange<?> change) {
                changes.computeIfAbsent(change.store(), store -> new ArrayList<>()).add(change);
            }
        }
        changes.values().forEach(ListChange::saveAll);
        all.forEach(ended -> CrashPoints.pass("inside-settle", ended.claim().kind()));
    }

    private void alone(Ended ended) {
        Claim claim = ended.claim();
        try {
            settle(claim, ended.settlement());
            CrashPoints.pass("after-settle", claim.kind());
        } catch (Throwable t) {
            // An Error, too: it must cost those none that were polled with it.
            setbacks.of(claim, t);
        } finally {
            leases.forget(claim);
        }
    }

    private void settle(Claim claim, Settlement settlement) {
        try {
            Tx.run(
                    () -> {
                        items.end(claim, settlement);
                        settlement.change().run();
                        CrashPoints.pass("inside-settle", claim.kind());
                    });
        } catch (RuntimeException e) {
            if (!Setbacks.raced(e)) {
                throw e;
            }
            // A person wrote to the record while we decided: look again at what it says now.
            LOG.debugf("%s changed meanwhile; looking again", claim.subject());
            Tx.run(() -> items.settle(claim, Duration.ZERO, true, null));
        }
    }
}
