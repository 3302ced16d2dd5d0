package dev.slipway.lifecycle;

import dev.slipway.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The rows of {@code effect}. Every change names the state it leaves, so no two owners both make
 * it.
 */
@ApplicationScoped
class EffectRows {
    private final Sql sql;
    private final Ids ids;
    private final Installation installation;

    EffectRows(Sql sql, Ids ids, Installation installation) {
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
                spec.asked().digest());
        return find(spec.subject(), spec.step(), spec.generation()).orElseThrow();
    }

    Optional<Effect> find(String subject, String step, int generation) {
        return list("subject = ? AND step = ? AND generation = ?", subject, step, generation)
                .stream()
                .findFirst();
    }

    List<Effect> list(String where, Object... values) {
        return sql.list("SELECT * FROM effect WHERE " + where, EffectRows::read, values);
    }

    Instant now() {
        return sql.first("SELECT clock_timestamp() AS now", row -> Sql.instant(row, "now"))
                .orElseThrow();
    }

    /** The intent: saved before the first byte is sent. */
    void attempting(Effect effect, Traits asked, long epoch) {
        move(
                effect,
                EffectState.ATTEMPTING,
                null,
                "attempt = attempt + 1, attempt_at = clock_timestamp(), unknown_at = NULL,"
                        + " absent_probes = 0, last_probe_at = NULL, absent_since = NULL,"
                        + " request_digest = ?, asked = ?::jsonb, epoch = ?",
                asked.digest(),
                asked.json(),
                epoch);
    }

    void confirmed(Effect effect, String externalId, long epoch) {
        move(
                effect,
                EffectState.CONFIRMED,
                null,
                "external_id = ?, absent_probes = 0, last_probe_at = NULL, absent_since = NULL,"
                        + " epoch = ?",
                externalId,
                epoch);
    }

    /** It is known by its id from now on, and unwanted. */
    void wrong(Effect effect, String externalId, String why, long epoch) {
        move(
                effect,
                EffectState.RELEASING,
                why,
                "external_id = ?, absent_probes = 0, last_probe_at = NULL, absent_since = NULL,"
                        + " epoch = ?",
                externalId,
                epoch);
    }

    void planned(Effect effect, String problem, long epoch) {
        move(effect, EffectState.PLANNED, problem, "epoch = ?", epoch);
    }

    void unknown(Effect effect, String problem, long epoch) {
        move(
                effect,
                EffectState.UNKNOWN,
                problem,
                "unknown_at = coalesce(unknown_at, clock_timestamp()), epoch = ?",
                epoch);
    }

    void rejected(Effect effect, String problem, long epoch) {
        move(effect, EffectState.REJECTED, problem, "epoch = ?", epoch);
    }

    /** A probe by name that found nothing, and counts. */
    void absent(Effect effect, long epoch) {
        change(
                effect,
                "absent_probes = absent_probes + 1, last_probe_at = clock_timestamp(),"
                        + " absent_since = coalesce(absent_since, clock_timestamp()), epoch = ?",
                epoch);
    }

    void move(Effect effect, EffectState to, String problem) {
        move(effect, to, problem, "");
    }

    void move(Effect effect, EffectState to, String problem, String more, Object... values) {
        if (!effect.state().next().contains(to)) {
            throw new IllegalMoveException(effect.id(), effect.state(), to);
        }
        List<Object> all = new ArrayList<>(List.of(to.name()));
        all.add(problem);
        all.addAll(List.of(values));
        change(
                effect,
                "state = ?, problem = ?" + (more.isEmpty() ? "" : ", " + more),
                all.toArray());
    }

    /** Of what is still in the state in which it was seen. */
    void change(Effect effect, String what, Object... values) {
        List<Object> all = new ArrayList<>(Arrays.asList(values));
        all.add(effect.id());
        all.add(effect.state().name());
        int rows =
                sql.update(
                        "UPDATE effect SET updated_at = clock_timestamp(), "
                                + what
                                + " WHERE id = ? AND state = ?",
                        all.toArray());
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
                row.getString("kind"),
                row.getString("token"),
                EffectState.valueOf(row.getString("state")),
                row.getInt("attempt"),
                Sql.instant(row, "created_at"),
                new Effect.Attempts(Sql.instant(row, "attempt_at"), Sql.instant(row, "unknown_at")),
                row.getString("external_id"),
                Traits.of(row.getString("asked")),
                new Effect.Absence(
                        row.getInt("absent_probes"),
                        Sql.instant(row, "absent_since"),
                        Sql.instant(row, "last_probe_at")),
                row.getString("problem"),
                row.getString("owner"));
    }
}
