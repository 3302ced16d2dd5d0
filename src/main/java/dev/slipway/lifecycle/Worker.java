package dev.slipway.lifecycle;

import dev.slipway.provider.ProviderException;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.StaleStateException;
import org.jboss.logging.Logger;

/**
 * Runs one claim through its handler and settles it. Never throws: one bad row never stops the
 * loop.
 */
@ApplicationScoped
class Worker {
    private static final Logger LOG = Logger.getLogger(Worker.class);
    private static final int LONGEST_REASON = 2000;

    /** Deadlock detected, serialization failure. */
    private static final Set<String> RACES = Set.of("40P01", "40001");

    private final Map<String, WorkHandler> handlers;
    private final WorkItems items;
    private final LeaseKeeper leases;

    Worker(@All List<WorkHandler> handlers, WorkItems items, LeaseKeeper leases) {
        this.handlers =
                handlers.stream().collect(Collectors.toMap(WorkHandler::kind, Function.identity()));
        this.items = items;
        this.leases = leases;
    }

    Set<String> kinds() {
        return handlers.keySet();
    }

    void run(Claim claim) {
        leases.keep(claim);
        try {
            CrashPoints.pass("claim", claim.kind());
            settle(claim, handlers.get(claim.kind()).work(claim));
            CrashPoints.pass("after-settle", claim.kind());
        } catch (LeaseLostException e) {
            LOG.debugf("Left to its new owner: %s", e.getMessage());
        } catch (ProviderException e) {
            LOG.warnf("%s: provider: %s", claim.subject(), e.getMessage());
            giveBack(claim, e);
        } catch (Exception e) {
            failed(claim, e);
        } finally {
            leases.forget(claim);
        }
    }

    private void settle(Claim claim, Settlement settlement) {
        try {
            Tx.run(
                    () -> {
                        if (settlement.pause() == null) {
                            items.finish(claim);
                        } else {
                            items.settle(
                                    claim,
                                    settlement.pause(),
                                    settlement.progress(),
                                    settlement.error());
                        }
                        settlement.change().run();
                        CrashPoints.pass("inside-settle", claim.kind());
                    });
        } catch (RuntimeException e) {
            if (!raced(e)) {
                throw e;
            }
            // A person wrote to the record while we decided: look again at what it says now.
            LOG.debugf("%s changed meanwhile; looking again", claim.subject());
            Tx.run(() -> items.settle(claim, Duration.ZERO, true, null));
        }
    }

    /**
     * A provider that is away is no fault of the work item: it waits, however often, and is not
     * parked.
     */
    private void giveBack(Claim claim, ProviderException e) {
        Duration wait =
                e.retryAfter()
                        .map(Backoff::obey)
                        .orElseGet(
                                () -> Backoff.after(claim.attempt(), ThreadLocalRandom.current()));
        if (e.kind().retryable()) {
            attempt(claim, () -> items.settle(claim, wait, false, shorten(e.getMessage())));
        } else {
            failed(claim, e);
        }
    }

    private void failed(Claim claim, Exception e) {
        LOG.errorf(e, "%s %s failed", claim.kind(), claim.subject());
        Duration wait = Backoff.after(claim.attempt(), ThreadLocalRandom.current());
        attempt(
                claim,
                () -> {
                    if (items.fail(claim, wait, shorten(e.toString()))) {
                        LOG.errorf("%s %s is parked: %s", claim.kind(), claim.subject(), e);
                    }
                });
    }

    private void attempt(Claim claim, Runnable change) {
        try {
            Tx.run(change);
        } catch (LeaseLostException e) {
            LOG.debugf("Left to its new owner: %s", e.getMessage());
        } catch (RuntimeException e) {
            LOG.warnf(e, "%s stays leased until its lease ends", claim.subject());
        }
    }

    /**
     * Also a deadlock: two settles that woke each other's item; the database has picked one to go
     * again.
     */
    static boolean raced(Throwable t) {
        for (Throwable cause = t; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockException || cause instanceof StaleStateException) {
                return true;
            }
            if (cause instanceof SQLException sql && RACES.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static String shorten(String text) {
        return text == null || text.length() <= LONGEST_REASON
                ? text
                : text.substring(0, LONGEST_REASON);
    }
}
