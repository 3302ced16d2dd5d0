package dev.slipway.lifecycle.safemode;

import dev.slipway.lifecycle.Sql;
import dev.slipway.lifecycle.SqlFailedException;
import dev.slipway.lifecycle.Tx;
import jakarta.enterprise.context.ApplicationScoped;

/** Asks the server which database this is. A host may change; none of this does with it. */
@ApplicationScoped
class ServerFacts {
    private final Sql sql;

    ServerFacts(Sql sql) {
        this.sql = sql;
    }

    /**
     * @param systemIdentifier made when the cluster was; null when the role may not ask
     * @param timeline grows when a server is promoted or restored to a point in time; null likewise
     */
    record Facts(long databaseOid, String systemIdentifier, Long timeline) {}

    Facts read() {
        long oid =
                sql.first(
                                "SELECT oid::bigint AS oid FROM pg_database"
                                        + " WHERE datname = current_database()",
                                row -> row.getLong("oid"))
                        .orElseThrow();
        return new Facts(
                oid,
                orNull("SELECT (pg_control_system()).system_identifier::text AS fact"),
                timeline());
    }

    /** Of the log that is written now: the control file names the one of its last checkpoint. */
    private Long timeline() {
        String file = orNull("SELECT pg_walfile_name(pg_current_wal_lsn()) AS fact");
        return file == null ? null : Long.valueOf(file.substring(0, 8), 16);
    }

    private String orNull(String question) {
        try {
            return Tx.call(() -> sql.first(question, row -> row.getString("fact")).orElse(null));
        } catch (SqlFailedException refused) {
            return null;
        }
    }
}
