package dev.slipway.lifecycle;

import dev.slipway.provider.ProviderException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.hibernate.StaleStateException;
import org.jboss.logging.Logger;

/** What becomes of a claim whose work did not end well. Never throws. */
@ApplicationScoped
class Setbacks {
    private static final Logger LOG = Logger.getLogger(Setbacks.class);
    private static final int LONGEST_REASON = 2000;

    /** Deadlock detected, serialization failure. */
    private static final Set<String> RACES = Set.of("40P01", "40001");

    private final WorkItems items;

    Setbacks(WorkItems items) {
        this.items = items;
    }

    void of(Claim claim, Exception e) {
        if (e instanceof LeaseLostException) {
            LOG.debugf("Left to its new owner: %s", e.getMessage());
        } else if (e instanceof SafeModeException waits) {
            LOG.debugf("%s: %s", claim.subject(), waits.getMessage());
            attempt(
                    claim,
                    () -> items.settle(claim, SafeModeException.LOOK, false, waits.getMessage()));
        } else if (e instanceof ProviderException away) {
            LOG.warnf("%s: provider: %s", claim.subject(), e.getMessage());
            giveBack(claim, away);
        } else {
            failed(claim, e);
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
     * Whether somebody else wrote to the same record. Also a deadlock: two settles that woke each
     * other's item; the database has picked one to go again.
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
