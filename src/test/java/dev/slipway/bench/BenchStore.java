package dev.slipway.bench;

import dev.slipway.lifecycle.ListChange;
import dev.slipway.lifecycle.Sql;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.lifecycle.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Keeps bench records as a room keeps its own, one at a time or many. */
@ApplicationScoped
class BenchStore implements ListChange.Store<BenchRecord> {
    private final Sql sql;
    private final Transitions transitions;
    private final AtomicLong saved = new AtomicLong();

    BenchStore(Sql sql, Transitions transitions) {
        this.sql = sql;
        this.transitions = transitions;
    }

    Map<String, BenchRecord> find(List<String> ids) {
        return sql
                .list(
                        "SELECT id, version, moves, state FROM bench_record WHERE id = ANY(?)",
                        row ->
                                new BenchRecord(
                                        row.getString("id"),
                                        row.getLong("version"),
                                        row.getInt("moves"),
                                        BenchState.valueOf(row.getString("state"))),
                        (Object) ids.toArray(String[]::new))
                .stream()
                .collect(Collectors.toMap(BenchRecord::id, Function.identity()));
    }

    @Override
    public void saveAll(List<BenchRecord> records) {
        int rows =
                sql.update(
                        "UPDATE bench_record r SET state = c.state, moves = c.moves,"
                                + " version = r.version + 1, updated_at = clock_timestamp()"
                                + " FROM unnest(?, ?, ?, ?) AS c(id, version, moves, state)"
                                + " WHERE r.id = c.id AND r.version = c.version",
                        records.stream().map(BenchRecord::id).toArray(String[]::new),
                        records.stream().map(BenchRecord::version).toArray(Long[]::new),
                        records.stream().map(BenchRecord::moves).toArray(Integer[]::new),
                        records.stream().map(r -> r.state().name()).toArray(String[]::new));
        if (rows != records.size()) {
            throw new OptimisticLockException("A record changed since it was looked at");
        }
        transitions.saveAll(records);
        saved.addAndGet(records.size());
    }

    /** Makes records that wait for work, of which {@code due} are due now and the rest tomorrow. */
    void make(String kind, int all, int due) {
        saved.set(0);
        sql.update("TRUNCATE bench_record");
        Tx.run(
                () -> {
                    sql.update(
                            "INSERT INTO bench_record (id, state) SELECT 'b' || i, 'WAITING'"
                                    + " FROM generate_series(1, ?) i",
                            all);
                    sql.update(
                            "INSERT INTO work_item (kind, subject, project_id, due_at)"
                                    + " SELECT ?, 'b' || i, 'default', clock_timestamp()"
                                    + " + CASE WHEN i > ? THEN interval '1 day' ELSE interval '0' END"
                                    + " FROM generate_series(1, ?) i",
                            kind,
                            due,
                            all);
                });
    }

    /** How many were handed to the database so far; their commit is to come. */
    long saved() {
        return saved.get();
    }

    long count(String sqlCount) {
        return sql.first(sqlCount, row -> row.getLong(1)).orElseThrow();
    }

    String text(String query) {
        return sql.first(query, row -> row.getString(1)).orElseThrow();
    }

    void execute(String statement) {
        sql.update(statement);
    }
}
