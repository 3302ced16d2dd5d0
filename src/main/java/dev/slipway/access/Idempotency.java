package dev.slipway.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.lifecycle.Sql;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/**
 * One answer per (project, Idempotency-Key). A front door that creates something calls {@link
 * #remember} in the transaction that creates it, so that thing and answer are saved together: a
 * crash between them cannot make a second one.
 */
@RequestScoped
public class Idempotency {
    private static final int LOCK_SECONDS = 60;

    private final Sql sql;
    private final ObjectMapper json;
    private String project;
    private String key;
    private boolean remembered;

    Idempotency(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** What was saved for a key. {@code status} is null while the first request runs. */
    record Saved(String digest, Integer status, String body, String mediaType, boolean locked) {}

    /** Takes the key for this request; what is there already when it cannot. */
    Optional<Saved> begin(String forProject, String forKey, String digest) {
        int mine =
                sql.update(
                        "INSERT INTO idempotency (project_id, key, request_digest, locked_until)"
                                + " VALUES (?,?,?, clock_timestamp() + make_interval(secs => ?))"
                                + " ON CONFLICT (project_id, key) DO UPDATE SET locked_until ="
                                + " excluded.locked_until WHERE idempotency.status IS NULL"
                                + " AND idempotency.locked_until < clock_timestamp()"
                                + " AND idempotency.request_digest = excluded.request_digest",
                        forProject,
                        forKey,
                        digest,
                        (double) LOCK_SECONDS);
        if (mine == 0) {
            return find(forProject, forKey);
        }
        project = forProject;
        key = forKey;
        return Optional.empty();
    }

    private Optional<Saved> find(String inProject, String withKey) {
        return sql.first(
                "SELECT request_digest, status, body, media_type,"
                        + " locked_until > clock_timestamp() AS locked"
                        + " FROM idempotency WHERE project_id = ? AND key = ?",
                row ->
                        new Saved(
                                row.getString(1),
                                (Integer) row.getObject(2),
                                row.getString(3),
                                row.getString(4),
                                row.getBoolean(5)),
                inProject,
                withKey);
    }

    /**
     * Saves the answer in the running transaction. Does nothing when the request carries no key.
     */
    public void remember(int status, Object view) {
        if (key == null) {
            return;
        }
        try {
            save(status, json.writeValueAsString(view), "application/json");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write an answer", e);
        }
    }

    /** True when this request holds a key whose answer is not saved yet. */
    boolean open() {
        return key != null && !remembered;
    }

    void save(int status, String body, String mediaType) {
        sql.update(
                "UPDATE idempotency SET status = ?, body = ?, media_type = ?, locked_until = NULL"
                        + " WHERE project_id = ? AND key = ?",
                status,
                body,
                mediaType,
                project,
                key);
        remembered = true;
    }

    /** The request was refused and did nothing: the key may be used again, with a better body. */
    void forget() {
        sql.update(
                "DELETE FROM idempotency WHERE project_id = ? AND key = ? AND status IS NULL",
                project,
                key);
        remembered = true;
    }
}
