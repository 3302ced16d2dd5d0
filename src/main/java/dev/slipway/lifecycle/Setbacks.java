package dev.slipway.lifecycle;

import dev.slipway.problem.DatabaseFailures;
import dev.slipway.provider.ProviderException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.hibernate.StaleStateException;
import org.jboss.logging.Logger;

/** What becomes of a claim whose work did not end well. Never throws. */
@ApplicationScoped
class Setbacks {
    private static final Logger LOG = Logger.getLogger(Setbacks.class);
    private static final int LONGEST_REASON = 2000;

    /** Deadlock detected, serialization failure. */
    private static final Set<String> RACES = Set.of("40P01", "40001");

    /** Unique violation. */
    private static final Set<String> TWINS = Set.of("23505");

    private final WorkItems items;

    Setbacks(WorkItems items) {
        this.items = items;
    }

    void of(Claim claim, Throwable t) {
        switch (t) {
            case LeaseLostException late ->
                    LOG.debugf("Left to its new owner: %s", late.getMessage());
            case SafeModeException waits -> {
                LOG.debugf("%s: %s", claim.subject(), waits.getMessage());
                attempt(
                        claim,
                        () ->
                                items.settle(
                                        claim, SafeModeException.LOOK, false, waits.getMessage()));
            }
            case ProviderException away -> {
                LOG.warnf("%s: provider: %s", claim.subject(), away.getMessage());
                giveBack(claim, away);
            }
            default -> {
                if (DatabaseFailures.causedBy(t)) {
                    databaseAway(claim, t);
                } else {
                    failed(claim, t);
                }
            }
        }
    }

    /**
     * Its handler does not come back: another worker may have it, once a call that is under way
     * there has surely lost its lease.
     */
    void overran(Claim claim, Duration lease) {
        Duration wait = Backoff.after(claim.attempt(), ThreadLocalRandom.current());
        fail(
                claim,
                lease.compareTo(wait) > 0 ? lease : wait,
                "Its worker did not come back in time and was given up");
    }

    /**
     * A provider that is away, or that refuses our key, is no fault of the work item: it waits,
     * however often, and is not parked. What it owns bills on, and somebody must look after that.
     */
    private void giveBack(Claim claim, ProviderException e) {
        RandomGenerator random = ThreadLocalRandom.current();
        if (e.kind().retryable()) {
            Duration wait =
                    e.retryAfter()
                            .map(Backoff::obey)
                            .orElseGet(() -> Backoff.after(claim.attempt(), random));
            attempt(claim, () -> items.settle(claim, wait, false, shorten(e.getMessage())));
        } else if (e.kind().mendable()) {
            Duration wait = Backoff.slow(claim.attempt(), random);
            String why = WorkFacts.FOR_A_PERSON + e.getMessage() + " " + e.hint();
            attempt(claim, () -> items.settle(claim, wait, false, shorten(why)));
        } else {
            failed(claim, e);
        }
    }

    /** No fault of the work item either; how often it was claimed says nothing about it. */
    private void databaseAway(Claim claim, Throwable t) {
        LOG.warnf("%s %s: the database did not answer: %s", claim.kind(), claim.subject(), t);
        Duration wait = Backoff.soon(claim.attempt(), ThreadLocalRandom.current());
        String why = shorten("The database did not answer: " + t);
        attempt(claim, () -> items.settle(claim, wait, false, why));
    }

    private void failed(Claim claim, Throwable t) {
        LOG.errorf(t, "%s %s failed", claim.kind(), claim.subject());
        fail(
                claim,
                Backoff.after(claim.attempt(), ThreadLocalRandom.current()),
                t instanceof Error ? "Slipway itself failed: " + t : t.toString());
    }

    private void fail(Claim claim, Duration wait, String why) {
        attempt(
                claim,
                () -> {
                    if (items.fail(claim, wait, shorten(why))) {
                        LOG.errorf("%s %s is parked: %s", claim.kind(), claim.subject(), why);
                    }
                });
    }

    private void attempt(Claim claim, Runnable change) {
        try {
            Tx.run(change);
        } catch (LeaseLostException e) {
            LOG.debugf("Left to its new owner: %s", e.getMessage());
        } catch (RuntimeException | Error e) {
            LOG.warnf(e, "%s stays leased until its lease ends", claim.subject());
        }
    }

    /**
     * Whether somebody else wrote to the same record. Also a deadlock: two settles that woke each
     * other's item; the database has picked one to go again.
     */
    static boolean raced(Throwable t) {
        return causes(t)
                .anyMatch(
                        cause ->
                                cause instanceof OptimisticLockException
                                        || cause instanceof StaleStateException
                                        || in(cause, RACES));
    }

    /** Somebody else made what must be there once only. */
    static boolean collided(Throwable t) {
        return causes(t).anyMatch(cause -> in(cause, TWINS));
    }

    private static Stream<Throwable> causes(Throwable t) {
        return Stream.iterate(t, Objects::nonNull, Throwable::getCause);
    }

    private static boolean in(Throwable cause, Set<String> states) {
        // A connection that ended by itself has no state.
        return cause instanceof SQLException sql
                && sql.getSQLState() != null
                && states.contains(sql.getSQLState());
    }

    private static String shorten(String text) {
        return text == null || text.length() <= LONGEST_REASON
                ? text
                : text.substring(0, LONGEST_REASON);
    }
}
