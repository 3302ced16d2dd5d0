package dev.slipway.admin;

import dev.slipway.access.KeyTable;
import dev.slipway.access.Keys;
import dev.slipway.lifecycle.Sql;
import dev.slipway.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who is signed in. A session ends after eight hours without a request, after a day in any case,
 * and with its key.
 */
@ApplicationScoped
class Sessions {
    static final Duration IDLE = Duration.ofHours(8);
    static final Duration LONGEST = Duration.ofHours(24);

    /** 240 random bits. */
    private static final int ID_LENGTH = 48;

    /** How exactly the last request is known; each note of it is a write. */
    private static final Duration GRAIN = Duration.ofMinutes(1);

    private final Sql sql;
    private final Keys keys;
    private final Ids ids;
    private final Clock clock;

    Sessions(Sql sql, Keys keys, Ids ids, Clock clock) {
        this.sql = sql;
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
    }

    /** A new session with an id that nobody had before. */
    Session open(KeyTable.Entry key) {
        Session session = new Session(ids.token(ID_LENGTH), key);
        Instant now = clock.instant();
        sql.update(
                "INSERT INTO admin_session (id_hash, key_id, created_at, seen_at) VALUES (?,?,?,?)",
                Digests.sha256(session.id()),
                key.id(),
                now,
                now);
        return session;
    }

    /** Empty for an id that is unknown or over, or whose key is revoked or expired. */
    Optional<Session> find(String id) {
        Instant now = clock.instant();
        return sql.first(
                        "SELECT key_id FROM admin_session"
                                + " WHERE id_hash = ? AND seen_at > ? AND created_at > ?",
                        row -> row.getString(1),
                        Digests.sha256(id),
                        now.minus(IDLE),
                        now.minus(LONGEST))
                .flatMap(keyId -> keys.table().withId(keyId, now))
                .map(key -> new Session(id, key));
    }

    /** Notes that a person did something. */
    void touch(Session session) {
        Instant now = clock.instant();
        sql.update(
                "UPDATE admin_session SET seen_at = ? WHERE id_hash = ? AND seen_at < ?",
                now,
                Digests.sha256(session.id()),
                now.minus(GRAIN));
    }

    /** An unknown id is ended already. */
    void end(String id) {
        sql.update("DELETE FROM admin_session WHERE id_hash = ?", Digests.sha256(id));
    }

    /** Deletes what nobody can use any more. */
    void forgetOld() {
        Instant now = clock.instant();
        sql.update(
                "DELETE FROM admin_session WHERE seen_at <= ? OR created_at <= ?",
                now.minus(IDLE),
                now.minus(LONGEST));
    }
}
