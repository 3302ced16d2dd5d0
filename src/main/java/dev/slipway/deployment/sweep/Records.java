package dev.slipway.deployment.sweep;

import dev.slipway.lifecycle.Sql;
import dev.slipway.lifecycle.Tx;
import dev.slipway.lifecycle.WorkItems;
import dev.slipway.provider.Generation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Tells records what the sweep saw of their things: they act, not the sweep. */
@ApplicationScoped
class Records {
    private final Sql sql;
    private final WorkItems items;

    Records(Sql sql, WorkItems items) {
        this.sql = sql;
        this.items = items;
    }

    /** Makes them look now; one whose work has ended stays so. */
    void wake(Collection<String> subjects) {
        Tx.run(() -> subjects.forEach(subject -> items.wake(workKind(subject), subject)));
    }

    /**
     * Records whose confirmed thing is in no list.
     *
     * @param before only what was confirmed before the lists were asked for
     */
    List<String> bereft(Inventory.Listing listing, Instant before) {
        String[] seen = listing.things().stream().map(Thing::id).toArray(String[]::new);
        return Set.of(Generation.values()).stream()
                .filter(generation -> listing.covers(generation, Kind.DEPLOYMENT))
                .flatMap(generation -> bereft(generation, seen, before).stream())
                .distinct()
                .toList();
    }

    private List<String> bereft(Generation generation, String[] seen, Instant before) {
        return sql.list(
                "SELECT DISTINCT e.subject FROM effect e JOIN work_item w ON w.subject = e.subject"
                        + " AND w.kind = 'deployment' WHERE e.state = 'CONFIRMED'"
                        + " AND e.kind IN ('endpoint', 'deployment') AND e.api_generation = ?"
                        + " AND e.updated_at < ? AND e.external_id <> ALL(?)",
                row -> row.getString("subject"),
                generation.name(),
                before,
                seen);
    }

    private static String workKind(String subject) {
        String prefix = subject.substring(0, Math.max(0, subject.indexOf('_')));
        return switch (prefix) {
            case "ft" -> "fine-tune";
            case "dep" -> "deployment";
            default -> prefix;
        };
    }
}
