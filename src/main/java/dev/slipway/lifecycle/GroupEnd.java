package dev.slipway.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * As {@link WorkItems#end} for many claims, with one statement for those that end and one for those
 * that go on. Each row is fenced by its own epoch.
 */
@ApplicationScoped
class GroupEnd {
    private final Sql sql;

    GroupEnd(Sql sql) {
        this.sql = sql;
    }

    /**
     * Ends the claims as their settlements say.
     *
     * @return those that stood; nothing was done for the others
     */
    Set<Standing> endAll(List<Ended> all) {
        sql.byIndex();
        List<Ended> last = all.stream().filter(Ended::last).toList();
        Set<Standing> stood = new HashSet<>(last.isEmpty() ? List.of() : finishAll(last));
        List<Ended> again =
                all.stream().filter(one -> !stood.contains(Standing.of(one.claim()))).toList();
        if (!again.isEmpty()) {
            stood.addAll(settleAll(again));
        }
        return stood;
    }

    /** Gives these claims up unworked, so that whoever has a slot takes them at once. */
    void handBack(List<Claim> claims) {
        sql.byIndex();
        sql.update(
                "UPDATE work_item w SET lease_owner = NULL, lease_until = NULL,"
                        + " attempt = greatest(w.attempt - 1, 0)"
                        + " FROM unnest(?, ?, ?) AS c(kind, subject, epoch)"
                        + " WHERE w.kind = c.kind AND w.subject = c.subject AND w.epoch = c.epoch",
                WorkItems.kinds(claims),
                WorkItems.subjects(claims),
                WorkItems.epochs(claims));
    }

    private List<Standing> finishAll(List<Ended> all) {
        List<Claim> claims = all.stream().map(Ended::claim).toList();
        return sql.list(
                "DELETE FROM work_item w USING unnest(?, ?, ?) AS c(kind, subject, epoch)"
                        + " WHERE w.kind = c.kind AND w.subject = c.subject AND w.epoch = c.epoch"
                        + " AND NOT w.woken RETURNING w.kind, w.subject, w.epoch",
                Standing::read,
                WorkItems.kinds(claims),
                WorkItems.subjects(claims),
                WorkItems.epochs(claims));
    }

    private List<Standing> settleAll(List<Ended> all) {
        List<Claim> claims = all.stream().map(Ended::claim).toList();
        List<Settlement> ends = all.stream().map(Ended::settlement).toList();
        return sql.list(
                "UPDATE work_item w SET lease_owner = NULL, lease_until = NULL, failures = 0,"
                        + " attempt = CASE WHEN c.progress THEN 0 ELSE w.attempt END,"
                        + " last_error = c.error, due_at = clock_timestamp() + CASE WHEN woken"
                        + " THEN interval '0' ELSE make_interval(secs => c.pause) END, woken = false"
                        + " FROM unnest(?, ?, ?, ?, ?, ?)"
                        + " AS c(kind, subject, epoch, progress, error, pause)"
                        + " WHERE w.kind = c.kind AND w.subject = c.subject AND w.epoch = c.epoch"
                        + " RETURNING w.kind, w.subject, w.epoch",
                Standing::read,
                WorkItems.kinds(claims),
                WorkItems.subjects(claims),
                WorkItems.epochs(claims),
                ends.stream().map(Settlement::progress).toArray(Boolean[]::new),
                ends.stream().map(Settlement::error).toArray(String[]::new),
                // An item that ends comes here only because it was woken.
                ends.stream()
                        .map(end -> end.pause() == null ? 0.0 : WorkItems.seconds(end.pause()))
                        .toArray(Double[]::new));
    }

    /** A claim that an epoch proved. */
    record Standing(Claim.Key key, long epoch) {
        static Standing of(Claim claim) {
            return new Standing(claim.key(), claim.epoch());
        }

        private static Standing read(ResultSet row) throws SQLException {
            return new Standing(WorkItems.key(row), row.getLong("epoch"));
        }
    }
}
