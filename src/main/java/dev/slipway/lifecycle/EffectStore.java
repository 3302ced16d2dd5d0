package dev.slipway.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What was asked of providers and what has become of it, for the records that asked. How a create
 * gets its outcome is a matter of {@link Effects} alone.
 */
@ApplicationScoped
public class EffectStore {
    private static final String ENDED = "('REJECTED','RELEASED','HANDED_OVER','PLANNED')";

    private static final int GONE = 2;
    private static final int LOST = 5;

    private final Sql sql;
    private final EffectRows rows;
    private final EngineConfig config;
    private final Installation installation;

    public EffectStore(Sql sql, EffectRows rows, EngineConfig config, Installation installation) {
        this.config = config;
        this.installation = installation;
        this.sql = sql;
        this.rows = rows;
    }

    public Optional<Effect> find(String subject, String step, int generation) {
        return rows.find(subject, step, generation);
    }

    /** What this record ever asked for, oldest first. */
    public List<Effect> of(String subject) {
        return rows.list("subject = ? ORDER BY created_at", subject);
    }

    /**
     * How much of what this record asked for may still exist there: neither rejected, released nor
     * handed over. What is PLANNED was never sent, or is surely absent.
     */
    public int open(String subject) {
        return stillOpen(List.of(subject)).size();
    }

    List<Effect> stillOpen(Collection<String> subjects) {
        return rows.list(
                "subject = ANY(?) AND state NOT IN " + ENDED,
                (Object) subjects.toArray(String[]::new));
    }

    /** Teardown was asked for at the provider, or is about to be. */
    public void releasing(Effect effect) {
        if (effect.state() == EffectState.CONFIRMED) {
            rows.move(effect, EffectState.RELEASING, effect.problem());
        }
    }

    /** Its absence was observed, or its end where it stays in lists for ever. */
    public void released(Effect effect) {
        if (effect.state() != EffectState.RELEASED) {
            rows.move(effect, EffectState.RELEASED, effect.problem());
        }
    }

    /**
     * Somebody else answers for it from now on; its record may end.
     *
     * @param to who: one of our records, or words for a person
     */
    public void handedOver(Effect effect, String to) {
        if (effect.state() == EffectState.CONFIRMED || effect.state() == EffectState.RELEASING) {
            rows.move(effect, EffectState.HANDED_OVER, effect.problem(), "owner = ?", to);
        }
    }

    /** The provider goes on with it under another id. */
    public void renumbered(Effect effect, String externalId) {
        if (!externalId.equals(effect.externalId())) {
            rows.change(effect, "external_id = ?", externalId);
        }
    }

    /**
     * Whatever of this record's is known by its id was looked for in vain. That says nothing when
     * it was looked for in another account.
     */
    public void missed(String subject) {
        if (installation.standing().elsewhere()) {
            return;
        }
        sql.update(
                "UPDATE effect SET absent_probes = CASE WHEN absent_since IS NULL THEN 1"
                        + " ELSE absent_probes + 1 END, last_probe_at = clock_timestamp(),"
                        + " absent_since = coalesce(absent_since, clock_timestamp())"
                        + " WHERE subject = ? AND state IN ('CONFIRMED','RELEASING')",
                subject);
    }

    /** It was there: looking for it in vain starts anew. */
    public void seen(String subject) {
        sql.update(
                "UPDATE effect SET absent_probes = 0, absent_since = NULL"
                        + " WHERE subject = ? AND absent_since IS NOT NULL"
                        + " AND state IN ('CONFIRMED','RELEASING')",
                subject);
    }

    /**
     * Whether what was deleted is gone: this look and one before, some time ago, found nothing.
     * True when nothing was known by its id.
     */
    public boolean goneNow(String subject) {
        return missing(subject, GONE - 1, config.effects().goneEvery());
    }

    /**
     * Whether what nobody here deleted is lost: with this look it was not found often and long
     * enough. Before, it may be an answer from a server of theirs that is behind.
     */
    public boolean lostNow(String subject) {
        return missing(subject, LOST - 1, config.effects().lostAfter());
    }

    private boolean missing(String subject, int times, Duration span) {
        if (installation.standing().elsewhere()) {
            return false;
        }
        Instant now = rows.now();
        return rows.list("subject = ? AND state IN ('CONFIRMED','RELEASING')", subject).stream()
                .allMatch(effect -> effect.absence().longEnough(times, span, now));
    }
}
