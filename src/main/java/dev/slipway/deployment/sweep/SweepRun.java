package dev.slipway.deployment.sweep;

import dev.slipway.lifecycle.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * The row of the sweep. The advisory lock of duties keeps two from sweeping at once; this epoch
 * keeps one whose lock was lost, as while it was stopped, from writing at the provider.
 */
@ApplicationScoped
class SweepRun {
    private final Sql sql;

    SweepRun(Sql sql) {
        this.sql = sql;
    }

    /** The right to write, until somebody else begins. {@code startedAt} is database time. */
    record Right(long epoch, Instant startedAt) {}

    /** Somebody else sweeps by now. */
    static final class SupersededException extends RuntimeException {
        SupersededException(long epoch) {
            super("Sweep %d is not the newest one any more".formatted(epoch));
        }
    }

    /**
     * What the newest sweep saw.
     *
     * @param complete every list answered, and each finding could be looked at
     * @param listed things of ours
     * @param strange those without a record
     * @param woken records told to look
     * @param failed what could not be read, and why; null when all could
     */
    record Summary(
            Instant startedAt,
            Instant endedAt,
            boolean complete,
            int listed,
            int strange,
            int woken,
            String failed) {}

    Right begin() {
        return sql.first(
                        "UPDATE sweep SET epoch = epoch + 1, started_at = clock_timestamp()"
                                + " RETURNING epoch, started_at",
                        row -> new Right(row.getLong("epoch"), Sql.instant(row, "started_at")))
                .orElseThrow();
    }

    /**
     * Proves inside the running transaction that the right stands; nobody begins before it ends.
     *
     * @throws SupersededException otherwise
     */
    void hold(Right right) {
        if (sql.update("UPDATE sweep SET epoch = epoch WHERE epoch = ?", right.epoch()) == 0) {
            throw new SupersededException(right.epoch());
        }
    }

    void end(Right right, Summary summary) {
        sql.update(
                "UPDATE sweep SET ended_at = clock_timestamp(), complete = ?, listed = ?,"
                        + " strange = ?, woken = ?, failed = ? WHERE epoch = ?",
                summary.complete(),
                summary.listed(),
                summary.strange(),
                summary.woken(),
                summary.failed(),
                right.epoch());
    }

    Summary last() {
        return sql.first("SELECT * FROM sweep", SweepRun::read).orElseThrow();
    }

    private static Summary read(ResultSet row) throws SQLException {
        return new Summary(
                Sql.instant(row, "started_at"),
                Sql.instant(row, "ended_at"),
                row.getBoolean("complete"),
                row.getInt("listed"),
                row.getInt("strange"),
                row.getInt("woken"),
                row.getString("failed"));
    }
}
