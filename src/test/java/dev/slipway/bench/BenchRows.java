package dev.slipway.bench;

import jakarta.enterprise.context.ApplicationScoped;

/** The one row that each job of the other schedulers inserts, in a transaction of its own. */
@ApplicationScoped
class BenchRows {
    static final String TABLE =
            "CREATE TABLE bench_row (id text PRIMARY KEY, at timestamptz DEFAULT clock_timestamp())";

    private final dev.slipway.lifecycle.Sql sql;

    BenchRows(dev.slipway.lifecycle.Sql sql) {
        this.sql = sql;
    }

    void insert(String id) {
        sql.update("INSERT INTO bench_row (id) VALUES (?)", id);
    }

    void empty() {
        sql.update("TRUNCATE bench_row");
    }

    void expect(int wanted) {
        long there =
                sql.first("SELECT count(*) FROM bench_row", row -> row.getLong(1)).orElseThrow();
        if (there != wanted) {
            throw new AssertionError(there + " rows instead of " + wanted);
        }
    }
}
