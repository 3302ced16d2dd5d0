package dev.slipway.path;

import dev.slipway.lifecycle.Sql;
import dev.slipway.lifecycle.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Takes a logical backup of the test database and restores it in place, as pg_restore does. */
@ApplicationScoped
class Backup {
    private final Sql sql;

    Backup(Sql sql) {
        this.sql = sql;
    }

    void take() {
        Tx.run(
                () -> {
                    sql.update("DROP SCHEMA IF EXISTS backup CASCADE");
                    sql.update("CREATE SCHEMA backup");
                    tables().forEach(
                                    t ->
                                            sql.update(
                                                    "CREATE TABLE backup.%s AS TABLE public.%s"
                                                            .formatted(t, t)));
                });
    }

    void restore() {
        Tx.run(
                () -> {
                    // Rows come in any order; their keys were checked when they were first written.
                    sql.update("SET LOCAL session_replication_role = replica");
                    sql.update(
                            "TRUNCATE "
                                    + String.join(
                                            ", ",
                                            tables().stream().map(t -> "public." + t).toList()));
                    tables().forEach(
                                    t ->
                                            sql.update(
                                                    "INSERT INTO public.%s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM backup.%s"
                                                            .formatted(
                                                                    t, columns(t), columns(t), t)));
                });
    }

    private List<String> tables() {
        return sql.list(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
                        + " AND table_type = 'BASE TABLE' AND table_name NOT LIKE 'flyway%'",
                row -> row.getString("table_name"));
    }

    /** As pg_dump does: what the table makes itself is not written. */
    private String columns(String table) {
        return String.join(
                ", ",
                sql.list(
                        "SELECT column_name FROM information_schema.columns WHERE table_schema ="
                                + " 'public' AND is_generated = 'NEVER' AND table_name = ?",
                        row -> '"' + row.getString("column_name") + '"',
                        table));
    }
}
