package dev.slipway.bench;

import dev.slipway.lifecycle.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/** The one row that each job of the other schedulers inserts, in a transaction of its own. */
@ApplicationScoped
class BenchRows {
    static final String TABLE =
            "CREATE TABLE bench_row (id text PRIMARY KEY, at timestamptz DEFAULT clock_timestamp())";

    private final Sql sql;
    private final AtomicLong inserted = new AtomicLong();

    BenchRows(Sql sql) {
        this.sql = sql;
    }

    void insert(String id) {
        sql.update("INSERT INTO bench_row (id) VALUES (?)", id);
        inserted.incrementAndGet();
    }

    void empty() {
        sql.update("TRUNCATE bench_row");
        inserted.set(0);
    }

    /** How many there are, without asking the database, which has other things to do. */
    long inserted() {
        return inserted.get();
    }

    void expect(int wanted) {
        long there =
                sql.first("SELECT count(*) FROM bench_row", row -> row.getLong(1)).orElseThrow();
        if (there != wanted) {
            throw new AssertionError(there + " rows instead of " + wanted);
        }
    }
}
