package dev.slipway.lifecycle.safemode;

import dev.slipway.lifecycle.Sql;
import dev.slipway.lifecycle.safemode.ServerFacts.Facts;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The one row of {@code installation_mark}; each write stamps it with its own transaction. */
@ApplicationScoped
class MarkStore {
    private static final String ME = "pg_current_xact_id()::text::bigint";

    private final Sql sql;

    MarkStore(Sql sql) {
        this.sql = sql;
    }

    Optional<Mark> find() {
        return sql.first(
                "SELECT xmin::text::bigint AS xmin, * FROM installation_mark", MarkStore::read);
    }

    /** This database is the one from now on. */
    void accept(Facts server) {
        sql.update(
                "INSERT INTO installation_mark (written_by, database_oid, system_identifier,"
                        + " timeline, lineage) VALUES ("
                        + ME
                        + ", ?, ?, ?, (extract(epoch FROM clock_timestamp()) * 1000)::bigint)"
                        + " ON CONFLICT (only_row) DO UPDATE SET written_by = excluded.written_by,"
                        + " database_oid = excluded.database_oid,"
                        + " system_identifier = excluded.system_identifier,"
                        + " timeline = excluded.timeline,"
                        + " lineage = greatest(excluded.lineage, installation_mark.lineage + 1),"
                        + " beat = 0, at = clock_timestamp()",
                server.databaseOid(),
                server.systemIdentifier(),
                server.timeline());
    }

    void beat() {
        sql.update(
                "UPDATE installation_mark SET beat = beat + 1, at = clock_timestamp(), written_by = "
                        + ME);
    }

    private static Mark read(ResultSet row) throws SQLException {
        return new Mark(
                row.getLong("xmin"),
                row.getLong("written_by"),
                new Facts(
                        row.getLong("database_oid"),
                        row.getString("system_identifier"),
                        row.getObject("timeline", Long.class)),
                row.getLong("lineage"),
                row.getLong("beat"));
    }
}
