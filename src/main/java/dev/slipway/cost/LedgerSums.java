package dev.slipway.cost;

import dev.slipway.lifecycle.Sql;
import dev.slipway.platform.ProjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Sums of a project's ledger, made by the database: a deployment books an entry every minute. */
@ApplicationScoped
class LedgerSums {
    private final Sql sql;

    LedgerSums(Sql sql) {
        this.sql = sql;
    }

    BigDecimal since(ProjectId project, Instant from) {
        return sql.list(
                        "SELECT coalesce(sum(usd), 0) AS usd FROM cost_entry"
                                + " WHERE project_id = ? AND to_at >= ?",
                        row -> row.getBigDecimal("usd"),
                        project.value(),
                        from)
                .getFirst();
    }

    BigDecimal all(ProjectId project) {
        return since(project, Instant.EPOCH);
    }

    Map<String, BigDecimal> byKind(ProjectId project) {
        return by("kind", project);
    }

    Map<String, BigDecimal> bySubject(ProjectId project) {
        return by("subject", project);
    }

    private Map<String, BigDecimal> by(String column, ProjectId project) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        sql.list(
                "SELECT %s AS what, sum(usd) AS usd FROM cost_entry WHERE project_id = ? GROUP BY 1"
                        .formatted(column),
                row ->
                        sums.put(
                                row.getString("what"),
                                row.getBigDecimal("usd").stripTrailingZeros()),
                project.value());
        return sums;
    }

    /** When something was booked last; null before the first time. */
    Instant until(ProjectId project) {
        return sql.list(
                        "SELECT max(to_at) AS at FROM cost_entry WHERE project_id = ?",
                        row -> java.util.Optional.ofNullable(Sql.instant(row, "at")),
                        project.value())
                .getFirst()
                .orElse(null);
    }
}
