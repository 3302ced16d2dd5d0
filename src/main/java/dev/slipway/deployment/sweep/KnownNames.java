package dev.slipway.deployment.sweep;

import dev.slipway.deployment.sweep.Known.Owner;
import dev.slipway.lifecycle.EffectState;
import dev.slipway.lifecycle.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks up what our records say about the things that were found. Asked after the provider: an
 * intent is committed before its create is sent, so whatever a list shows is in here already.
 */
@ApplicationScoped
class KnownNames {
    /** A fine-tune that is HELD has no work item and has not ended. */
    private static final String OWNER =
            "coalesce((SELECT CASE WHEN w.parked_at IS NULL THEN 'WORKING' ELSE 'PARKED' END"
                    + " FROM work_item w WHERE w.subject = e.subject"
                    + " AND w.kind = CASE split_part(e.subject, '_', 1) WHEN 'ft' THEN 'fine-tune'"
                    + " WHEN 'dep' THEN 'deployment' ELSE split_part(e.subject, '_', 1) END),"
                    + " (SELECT 'PARKED' FROM fine_tune f WHERE f.id = e.subject"
                    + " AND f.state NOT IN ('SUCCEEDED', 'FAILED', 'CANCELLED')))";

    private static final String EFFECT =
            "SELECT e.id, e.project_id, e.subject, e.kind, e.token, e.state, e.external_id,"
                    + " e.updated_at, "
                    + OWNER
                    + " AS owner FROM effect e WHERE ";

    private final Sql sql;

    KnownNames(Sql sql) {
        this.sql = sql;
    }

    /** One entry for each thing. */
    Map<Thing, Known> of(Collection<Thing> things, Names names) {
        Map<String, List<Known>> byName = new HashMap<>();
        Map<String, List<Known>> byId = new HashMap<>();
        for (Known known : effects(things)) {
            byName.computeIfAbsent(known.effect().token(), t -> new ArrayList<>()).add(known);
            byId.computeIfAbsent(known.effect().externalId(), t -> new ArrayList<>()).add(known);
        }
        Map<Thing, Known> out = new HashMap<>();
        for (Thing thing : things) {
            Stream<Known> candidates =
                    Stream.concat(
                            byName.getOrDefault(thing.name(), List.of()).stream(),
                            byId.getOrDefault(thing.id(), List.of()).stream());
            out.put(
                    thing,
                    best(thing, candidates)
                            .or(() -> cutShort(thing, names))
                            .or(() -> recordAlone(thing, names))
                            .orElse(Known.NOTHING));
        }
        return out;
    }

    private List<Known> effects(Collection<Thing> things) {
        return things.isEmpty()
                ? List.of()
                : sql.list(
                        EFFECT + "e.token = ANY(?) OR e.external_id = ANY(?)",
                        KnownNames::read,
                        things.stream().map(Thing::name).distinct().toArray(String[]::new),
                        things.stream().map(Thing::id).toArray(String[]::new));
    }

    /** The one whose id is recorded before one that only has the name. */
    private static Optional<Known> best(Thing thing, Stream<Known> candidates) {
        return candidates
                .filter(k -> sameKind(thing, k.effect().kind()))
                .min(
                        Comparator.comparing(
                                        (Known k) ->
                                                !Objects.equals(
                                                        k.effect().externalId(), thing.id()))
                                .thenComparing(
                                        k -> k.effect().updatedAt(), Comparator.reverseOrder()));
    }

    private static boolean sameKind(Thing thing, String kind) {
        return thing.kind().word().equals(kind);
    }

    private Optional<Known> cutShort(Thing thing, Names names) {
        return !names.telling(thing.name()) || names.whole(thing.name())
                ? Optional.empty()
                : best(
                        thing,
                        sql
                                .list(
                                        EFFECT + "starts_with(e.token, ?)",
                                        KnownNames::read,
                                        thing.name())
                                .stream());
    }

    /** Its effect was lost, and the record that wanted it was not. */
    private Optional<Known> recordAlone(Thing thing, Names names) {
        return names.tail(thing.name())
                .flatMap(
                        tail ->
                                sql.first(
                                        "SELECT project_id, subject, CASE WHEN parked_at IS NULL"
                                                + " THEN 'WORKING' ELSE 'PARKED' END AS owner"
                                                + " FROM work_item WHERE right(subject, 16) = ?",
                                        row ->
                                                new Known(
                                                        row.getString("project_id"),
                                                        row.getString("subject"),
                                                        Owner.valueOf(row.getString("owner")),
                                                        null),
                                        tail));
    }

    /**
     * Whether the records still say of it what was decided on, and nobody has adopted it since; to
     * be asked in the transaction behind which something is sent.
     */
    boolean still(Thing thing, Known known) {
        String adopted =
                "EXISTS (SELECT 1 FROM effect WHERE external_id = ? AND state = 'CONFIRMED')";
        Known.Row seen = known.effect();
        if (seen == null) {
            return ask(
                    "NOT EXISTS (SELECT 1 FROM effect WHERE token = ?) AND NOT " + adopted,
                    thing.name(),
                    thing.id());
        }
        boolean recorded = thing.id().equals(seen.externalId());
        return ask(
                "EXISTS (SELECT 1 FROM effect WHERE id = ? AND state = ? AND updated_at = ?) AND (? OR"
                        + " NOT "
                        + adopted
                        + ")",
                seen.id(),
                seen.state().name(),
                seen.updatedAt(),
                recorded,
                thing.id());
    }

    private boolean ask(String condition, Object... values) {
        return sql.first("SELECT " + condition + " AS so", row -> row.getBoolean("so"), values)
                .orElse(false);
    }

    private static Known read(ResultSet row) throws SQLException {
        String owner = row.getString("owner");
        Instant updatedAt = Sql.instant(row, "updated_at");
        return new Known(
                row.getString("project_id"),
                row.getString("subject"),
                owner == null ? Owner.NONE : Owner.valueOf(owner),
                new Known.Row(
                        row.getString("id"),
                        row.getString("token"),
                        row.getString("kind"),
                        EffectState.valueOf(row.getString("state")),
                        row.getString("external_id"),
                        updatedAt));
    }
}
