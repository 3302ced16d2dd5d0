package dev.slipway.cost;

import dev.slipway.lifecycle.Sql;
import dev.slipway.platform.ProjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

@ApplicationScoped
class BudgetStore {
    private final Sql sql;

    BudgetStore(Sql sql) {
        this.sql = sql;
    }

    /** One without limits for a project that has none. */
    Budget of(ProjectId project) {
        return sql.first(
                        "SELECT * FROM budget WHERE project_id = ?",
                        BudgetStore::budget,
                        project.value())
                .orElse(Budget.none(project));
    }

    List<Budget> all() {
        return sql.list("SELECT * FROM budget ORDER BY project_id", BudgetStore::budget);
    }

    /** False when somebody was faster: the version is not {@code seen} any more. */
    boolean put(ProjectId project, long seen, BudgetLimits limits, String by) {
        return sql.update(
                        "INSERT INTO budget (project_id, version, month_soft_usd, month_hard_usd,"
                                + " total_soft_usd, total_hard_usd, updated_by)"
                                + " SELECT ?, 1, ?::numeric, ?::numeric, ?::numeric, ?::numeric, ?"
                                + " WHERE ? = 0 OR EXISTS (SELECT 1 FROM budget WHERE project_id = ?)"
                                + " ON CONFLICT (project_id) DO UPDATE SET"
                                + " version = budget.version + 1,"
                                + " month_soft_usd = excluded.month_soft_usd,"
                                + " month_hard_usd = excluded.month_hard_usd,"
                                + " total_soft_usd = excluded.total_soft_usd,"
                                + " total_hard_usd = excluded.total_hard_usd,"
                                + " updated_by = excluded.updated_by,"
                                + " updated_at = clock_timestamp() WHERE budget.version = ?",
                        project.value(),
                        limits.monthly().softUsd(),
                        limits.monthly().hardUsd(),
                        limits.total().softUsd(),
                        limits.total().hardUsd(),
                        by,
                        seen,
                        project.value(),
                        seen)
                == 1;
    }

    /** False when it was said before. */
    boolean reached(ProjectId project, BudgetVerdict verdict) {
        return sql.update(
                        "UPDATE budget SET level = ?, level_in = ? WHERE project_id = ?"
                                + " AND (level, level_in) IS DISTINCT FROM (?, ?)",
                        verdict.level().name(),
                        verdict.in(),
                        project.value(),
                        verdict.level().name(),
                        verdict.in())
                == 1;
    }

    /** Until the transaction ends nobody else adds to what this project is bound to. */
    void lock(ProjectId project) {
        sql.list(
                "SELECT pg_advisory_xact_lock(hashtextextended(?, 11))", row -> 1, project.value());
    }

    private static Budget budget(ResultSet row) throws SQLException {
        return new Budget(
                new ProjectId(row.getString("project_id")),
                row.getLong("version"),
                new Limits(
                        row.getBigDecimal("month_soft_usd"), row.getBigDecimal("month_hard_usd")),
                new Limits(
                        row.getBigDecimal("total_soft_usd"), row.getBigDecimal("total_hard_usd")),
                Sql.instant(row, "updated_at"),
                row.getString("updated_by"));
    }
}
