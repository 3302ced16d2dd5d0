package dev.slipway.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.lifecycle.Sql;
import dev.slipway.platform.Ids;
import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemType;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/**
 * One answer per (project, Idempotency-Key). A front door that creates something calls {@link
 * #remember} in the transaction that creates it, so that thing and answer are saved together: a
 * crash between them cannot make a second one.
 */
@RequestScoped
public class Idempotency {
    private static final int TRIES = 3;

    private final Sql sql;
    private final ObjectMapper json;
    private final Ids ids;
    private final IdempotencyLocks locks;
    private IdempotencyLocks.Lock mine;
    private boolean saved;

    Idempotency(Sql sql, ObjectMapper json, Ids ids, IdempotencyLocks locks) {
        this.sql = sql;
        this.json = json;
        this.ids = ids;
        this.locks = locks;
    }

    /** What was saved for a key. {@code status} is null while the first request runs. */
    record Saved(String digest, Integer status, String body, String mediaType) {}

    /** Takes the key for this request; what is there already when it cannot. */
    Optional<Saved> begin(String project, String key, String digest) {
        for (int i = 0; i < TRIES; i++) {
            if (take(project, key, digest)) {
                return Optional.empty();
            }
            Optional<Saved> there = find(project, key);
            if (there.isPresent()) {
                return there;
            }
            // Its request failed meanwhile and gave it back.
        }
        return Optional.of(new Saved(digest, null, null, null));
    }

    private boolean take(String project, String key, String digest) {
        // Known before it is asked for: the answer to the statement may be lost.
        mine = new IdempotencyLocks.Lock(project, key, ids.next("lock"));
        int rows =
                sql.update(
                        "INSERT INTO idempotency"
                                + " (project_id, key, request_digest, lock_owner, locked_until)"
                                + " VALUES (?,?,?,?, clock_timestamp() + make_interval(secs => ?))"
                                + " ON CONFLICT (project_id, key) DO UPDATE SET locked_until ="
                                + " excluded.locked_until, lock_owner = excluded.lock_owner"
                                + " WHERE idempotency.status IS NULL"
                                + " AND idempotency.locked_until < clock_timestamp()"
                                + " AND idempotency.request_digest = excluded.request_digest",
                        project,
                        key,
                        digest,
                        mine.owner(),
                        (double) IdempotencyLocks.SECONDS);
        if (rows == 0) {
            mine = null;
            return false;
        }
        locks.hold(mine);
        return true;
    }

    private Optional<Saved> find(String project, String key) {
        return sql.first(
                "SELECT request_digest, status, body, media_type"
                        + " FROM idempotency WHERE project_id = ? AND key = ?",
                row ->
                        new Saved(
                                row.getString(1),
                                (Integer) row.getObject(2),
                                row.getString(3),
                                row.getString(4)),
                project,
                key);
    }

    /**
     * Saves the answer in the running transaction. Does nothing when the request carries no key.
     *
     * @throws Problem IDEMPOTENCY_IN_FLIGHT when this process slept so long that a repeat took the
     *     key: the transaction must roll back
     */
    public void remember(int status, Object view) {
        if (mine == null) {
            return;
        }
        try {
            keep(status, json.writeValueAsString(view), "application/json");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write an answer", e);
        }
    }

    /**
     * As {@link #remember}, for a request that holds a key.
     *
     * @throws Problem as there
     */
    void keep(int status, String body, String mediaType) {
        if (!save(status, body, mediaType)) {
            throw inFlight("A repeat of this request has begun, since this one took too long.");
        }
    }

    static Problem inFlight(String detail) {
        return new Problem(
                ProblemType.IDEMPOTENCY_IN_FLIGHT,
                detail,
                "Wait a moment and send it again unchanged.");
    }

    /** True when this request has a key, or may have it. */
    boolean holds() {
        return mine != null;
    }

    /** True when its answer is saved, if the transaction that saved it was committed. */
    boolean saved() {
        return saved;
    }

    /** False when a repeat has the key now. */
    private boolean save(int status, String body, String mediaType) {
        saved =
                sql.update(
                                "UPDATE idempotency SET status = ?, body = ?, media_type = ?,"
                                        + " locked_until = NULL WHERE project_id = ? AND key = ?"
                                        + " AND lock_owner = ? AND status IS NULL",
                                status,
                                body,
                                mediaType,
                                mine.project(),
                                mine.key(),
                                mine.owner())
                        > 0;
        return saved;
    }

    /**
     * The request failed: the key may be used again, with a better body, too. What was committed
     * with an answer stays, also when nobody heard of the commit. Never throws.
     *
     * @param away whether the database did not answer
     */
    void forget(boolean away) {
        IdempotencyLocks.Lock lock = mine;
        mine = null;
        if (away) {
            locks.freeSoon(lock);
        } else {
            locks.free(lock);
        }
    }

    /** Whatever became of the request, nobody renews its lock any more. */
    @PreDestroy
    void end() {
        if (mine != null) {
            locks.ended(mine);
        }
    }
}
