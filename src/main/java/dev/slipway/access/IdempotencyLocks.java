package dev.slipway.access;

import dev.slipway.lifecycle.DatabaseStart;
import dev.slipway.lifecycle.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The keys that requests of this process hold. A lock is short, so that a process that dies keeps
 * nobody waiting, and renewed while its request runs, however long that takes. Whoever lost it to a
 * repeat all the same can neither save an answer nor free it: each names its owner.
 */
@ApplicationScoped
class IdempotencyLocks implements DatabaseStart.AfterMigration {
    static final int SECONDS = 15;
    private static final long EVERY_MS = 3000;
    private static final Logger LOG = Logger.getLogger(IdempotencyLocks.class);

    private static final String OF_LOCKS =
            " unnest(?, ?, ?) AS l(project, key, owner) WHERE i.project_id = l.project"
                    + " AND i.key = l.key AND i.lock_owner = l.owner AND i.status IS NULL";

    private final Sql sql;
    private final Set<Lock> running = ConcurrentHashMap.newKeySet();

    /** With the time by which each has ended by itself. */
    private final Map<Lock, Long> failed = new ConcurrentHashMap<>();

    private final AtomicBoolean ticking = new AtomicBoolean();

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("slipway-idempotency").daemon().factory());

    IdempotencyLocks(Sql sql) {
        this.sql = sql;
    }

    /**
     * @param owner the request, never the same again
     */
    record Lock(String project, String key, String owner) {}

    /** Called again when what is prepared after it failed. */
    @Override
    public void prepare() {
        if (!ticking.compareAndSet(false, true)) {
            return;
        }
        thread.scheduleWithFixedDelay(this::tick, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    /** Its request runs: it does not end until {@link #ended}. */
    void hold(Lock lock) {
        running.add(lock);
    }

    void ended(Lock lock) {
        running.remove(lock);
    }

    /** Its request has failed: the key may be used again. Never throws. */
    void free(Lock lock) {
        ended(lock);
        try {
            delete(List.of(lock));
        } catch (RuntimeException e) {
            LOG.debugf("Freeing a key again soon: %s", e.toString());
            failed.put(lock, System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS));
        }
    }

    /** As {@link #free} where the database is away: the answer need not wait for it. */
    void freeSoon(Lock lock) {
        ended(lock);
        failed.put(lock, System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS));
        thread.execute(this::tick);
    }

    /** Renews what runs and frees what failed. */
    void tick() {
        try {
            failed.values().removeIf(end -> end - System.nanoTime() < 0);
            List<Lock> free = List.copyOf(failed.keySet());
            if (!free.isEmpty()) {
                delete(free);
                free.forEach(failed::remove);
            }
            renew(List.copyOf(running));
        } catch (RuntimeException | Error e) {
            LOG.debugf("Keys not renewed: %s", e);
        }
    }

    /** Waits for nobody: a row that is locked just gets its answer. */
    private void renew(List<Lock> locks) {
        if (!locks.isEmpty()) {
            sql.update(
                    "WITH mine AS (SELECT i.project_id, i.key FROM idempotency i,"
                            + OF_LOCKS
                            + " FOR UPDATE OF i SKIP LOCKED) UPDATE idempotency i"
                            + " SET locked_until = clock_timestamp() + make_interval(secs => ?)"
                            + " FROM mine WHERE i.project_id = mine.project_id"
                            + " AND i.key = mine.key",
                    column(locks, Lock::project),
                    column(locks, Lock::key),
                    column(locks, Lock::owner),
                    (double) SECONDS);
        }
    }

    private void delete(List<Lock> locks) {
        sql.update(
                "DELETE FROM idempotency i USING" + OF_LOCKS,
                column(locks, Lock::project),
                column(locks, Lock::key),
                column(locks, Lock::owner));
    }

    private static Object column(Collection<Lock> locks, Function<Lock, String> of) {
        return locks.stream().map(of).toArray(String[]::new);
    }
}
