package dev.slipway.lifecycle;

import dev.slipway.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The rows of {@code effect}. Every change names the state it leaves, so no two owners both make
 * it.
 */
@ApplicationScoped
public class EffectStore {
    private final Sql sql;
    private final Ids ids;
    private final Installation installation;

    public EffectStore(Sql sql, Ids ids, Installation installation) {
        this.sql = sql;
        this.ids = ids;
        this.installation = installation;
    }

    Effect findOrPlan(EffectSpec spec) {
        sql.update(
                "INSERT INTO effect (id, project_id, subject, step, generation, kind, api_generation,"
                        + " token, request_digest, state) VALUES (?,?,?,?,?,?,?,?,?, 'PLANNED')"
                        + " ON CONFLICT (subject, step, generation) DO NOTHING",
                ids.next("eff"),
                spec.project().value(),
                spec.subject(),
                spec.step(),
                spec.generation(),
                spec.kind(),
                spec.api().name(),
                spec.token(installation),
                spec.digest());
        return find(spec.subject(), spec.step(), spec.generation()).orElseThrow();
    }

    public Optional<Effect> find(String subject, String step, int generation) {
        return sql.first(
                "SELECT * FROM effect WHERE subject = ? AND step = ? AND generation = ?",
                EffectStore::read,
                subject,
                step,
                generation);
    }

    /** What this record ever asked for, oldest first. */
    public List<Effect> of(String subject) {
        return sql.list(
                "SELECT * FROM effect WHERE subject = ? ORDER BY created_at",
                EffectStore::read,
                subject);
    }

    /**
     * How much of what this record asked for may still exist there: neither rejected, released nor
     * handed over.
     */
    public int open(String subject) {
        return sql.first(
                        "SELECT count(*) FROM effect WHERE subject = ?"
                                + " AND state NOT IN ('REJECTED','RELEASED','HANDED_OVER','PLANNED')",
                        row -> row.getInt(1),
                        subject)
                .orElse(0);
    }

    /** The intent: saved before the first byte is sent. */
    void attempting(Effect effect, long epoch) {
        move(
                effect,
                EffectState.ATTEMPTING,
                "attempt = attempt + 1, attempt_at = clock_timestamp(), absent_probes = 0,"
                        + " last_probe_at = NULL, epoch = "
                        + epoch,
                null);
    }

    void confirmed(Effect effect, String externalId) {
        int rows =
                sql.update(
                        "UPDATE effect SET state = 'CONFIRMED', external_id = ?, problem = NULL,"
                                + " updated_at = clock_timestamp() WHERE id = ? AND state = ?",
                        externalId,
                        effect.id(),
                        effect.state().name());
        expectOne(effect, rows);
    }

    void planned(Effect effect, String problem) {
        move(effect, EffectState.PLANNED, "", problem);
    }

    void unknown(Effect effect, String problem) {
        move(effect, EffectState.UNKNOWN, "", problem);
    }

    void rejected(Effect effect, String problem) {
        move(effect, EffectState.REJECTED, "", problem);
    }

    void absent(Effect effect) {
        int rows =
                sql.update(
                        "UPDATE effect SET absent_probes = absent_probes + 1,"
                                + " last_probe_at = clock_timestamp(), updated_at = clock_timestamp()"
                                + " WHERE id = ? AND state = 'UNKNOWN'",
                        effect.id());
        expectOne(effect, rows);
    }

    /** Teardown was asked for at the provider. */
    public void releasing(Effect effect) {
        if (effect.state() != EffectState.RELEASING) {
            move(effect, EffectState.RELEASING, "", null);
        }
    }

    /** Its absence was observed. */
    public void released(Effect effect) {
        if (effect.state() != EffectState.RELEASED) {
            move(effect, EffectState.RELEASED, "", null);
        }
    }

    /** Somebody else answers for it from now on; its record may end. */
    public void handedOver(Effect effect, String to) {
        if (effect.state() == EffectState.CONFIRMED) {
            move(effect, EffectState.HANDED_OVER, "", to);
        }
    }

    private void move(Effect effect, EffectState to, String more, String problem) {
        if (!effect.state().next().contains(to)) {
            throw new IllegalMoveException(effect.id(), effect.state(), to);
        }
        int rows =
                sql.update(
                        "UPDATE effect SET state = ?, problem = ?, updated_at = clock_timestamp()"
                                + (more.isEmpty() ? "" : ", " + more)
                                + " WHERE id = ? AND state = ?",
                        to.name(),
                        problem,
                        effect.id(),
                        effect.state().name());
        expectOne(effect, rows);
    }

    private static void expectOne(Effect effect, int rows) {
        if (rows != 1) {
            throw new IllegalStateException(
                    "Effect %s left %s meanwhile".formatted(effect.id(), effect.state()));
        }
    }

    private static Effect read(ResultSet row) throws SQLException {
        return new Effect(
                row.getString("id"),
                row.getString("subject"),
                row.getString("step"),
                row.getInt("generation"),
                row.getString("token"),
                EffectState.valueOf(row.getString("state")),
                row.getInt("attempt"),
                Sql.instant(row, "attempt_at"),
                Sql.instant(row, "last_probe_at"),
                row.getInt("absent_probes"),
                row.getString("external_id"),
                row.getString("problem"));
    }
}
