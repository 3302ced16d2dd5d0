package dev.slipway.lifecycle;

import dev.slipway.lifecycle.BudgetRows.Grant;
import dev.slipway.provider.RequestBudget.Allowance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/** What this replica holds of one allowance. */
class Purse {
    /** What is not used by then lapses, so that a quiet replica keeps nothing from a busy one. */
    static final Duration KEEP = Duration.ofSeconds(1);

    /** So long a database that failed is not asked: each attempt may cost seconds. */
    static final Duration ALONE = Duration.ofSeconds(10);

    private static final Logger LOG = Logger.getLogger(Purse.class);
    private static final int MOST_AT_ONCE = 20;

    private final BudgetRows rows;
    private final Clock clock;
    // A pause comes from the event loop, which must not wait for the lock below.
    private final AtomicReference<Instant> untold = new AtomicReference<>();
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Instant pausedUntil = Instant.MIN;
    private int held;
    private Instant heldUntil = Instant.MIN;
    private Instant aloneUntil = Instant.MIN;
    private OwnBucket own;

    Purse(BudgetRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    void pause(Duration wait) {
        Instant until = clock.instant().plus(wait);
        if (until.isAfter(pausedUntil)) {
            pausedUntil = until;
            untold.set(until);
        }
    }

    Optional<Duration> take(Allowance allowance) {
        lock.lock();
        try {
            Instant now = clock.instant();
            tell(allowance, now);
            if (now.isBefore(pausedUntil)) {
                return Optional.of(Duration.between(now, pausedUntil));
            }
            if (held > 0 && now.isBefore(heldUntil)) {
                held--;
                return Optional.empty();
            }
            return more(allowance, now);
        } finally {
            lock.unlock();
        }
    }

    private Optional<Duration> more(Allowance allowance, Instant now) {
        if (shares(now)) {
            try {
                Grant grant = rows.take(allowance, atOnce(allowance));
                held = Math.max(0, grant.requests() - 1);
                heldUntil = now.plus(KEEP);
                return grant.requests() > 0 ? Optional.empty() : Optional.of(grant.pause());
            } catch (RuntimeException down) {
                alone(now, down);
            }
        }
        own = own == null ? new OwnBucket(allowance, now) : own;
        return own.take(now);
    }

    private void tell(Allowance allowance, Instant now) {
        Instant until = untold.get();
        if (until == null || !shares(now)) {
            return;
        }
        try {
            if (now.isBefore(until)) {
                rows.pause(allowance, Duration.between(now, until));
            }
            untold.compareAndSet(until, null);
        } catch (RuntimeException down) {
            alone(now, down);
        }
    }

    private boolean shares(Instant now) {
        return !now.isBefore(aloneUntil) && rows.ready();
    }

    private void alone(Instant now, RuntimeException why) {
        aloneUntil = now.plus(ALONE);
        LOG.warnf("Provider requests are counted by this replica alone: %s", why.getMessage());
    }

    /** About a second's worth. */
    private static int atOnce(Allowance allowance) {
        int second = Math.clamp(allowance.perMinute() / 60, 1, MOST_AT_ONCE);
        return Math.min(second, allowance.burst());
    }
}
