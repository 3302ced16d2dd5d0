package dev.slipway.model.plans;

import dev.slipway.lifecycle.Change;
import dev.slipway.lifecycle.Sql;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.lifecycle.Tx;
import dev.slipway.model.PlanChecks;
import dev.slipway.model.ReleasePlan;
import dev.slipway.platform.Actor;
import dev.slipway.platform.JsonText;
import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Plans by name: what a pipeline refers to, so that it need not carry them. */
@ApplicationScoped
public class SavedPlans {
    private static final String ANY_ALIAS = "any";

    private final Sql sql;
    private final PlanChecks checks;
    private final Transitions transitions;

    SavedPlans(Sql sql, PlanChecks checks, Transitions transitions) {
        this.sql = sql;
        this.checks = checks;
        this.transitions = transitions;
    }

    /** A plan as it was saved: fields left out take the defaults when it is used. */
    public record SavedPlan(String name, ReleasePlan plan, String updatedBy, Instant updatedAt) {}

    /**
     * Saves or replaces. Models registered before keep the plan they have.
     *
     * @throws Problem VALIDATION_FAILED when it could not be used now
     */
    SavedPlan put(ProjectId project, String name, ReleasePlan plan, Actor by) {
        boolean named = plan.route() != null && plan.route().alias() != null;
        checks.complete(project, plan, named ? null : ANY_ALIAS);
        Tx.run(
                () -> {
                    sql.update(
                            "INSERT INTO saved_plan (project_id, name, plan, updated_by)"
                                    + " VALUES (?,?,?::jsonb,?) ON CONFLICT (project_id, name)"
                                    + " DO UPDATE SET plan = excluded.plan, updated_by ="
                                    + " excluded.updated_by, updated_at = clock_timestamp()",
                            project.value(),
                            name,
                            JsonText.write(plan),
                            by.name());
                    note(project, name, "SAVED", by);
                });
        return get(project, name);
    }

    /**
     * @throws Problem NOT_FOUND
     */
    public SavedPlan get(ProjectId project, String name) {
        return sql.first(
                        "SELECT * FROM saved_plan WHERE project_id = ? AND name = ?",
                        SavedPlans::read,
                        project.value(),
                        name)
                .orElseThrow(() -> Problem.notFound("plan", name));
    }

    List<SavedPlan> list(ProjectId project) {
        return sql.list(
                "SELECT * FROM saved_plan WHERE project_id = ? ORDER BY name",
                SavedPlans::read,
                project.value());
    }

    void delete(ProjectId project, String name, Actor by) {
        Tx.run(
                () -> {
                    int gone =
                            sql.update(
                                    "DELETE FROM saved_plan WHERE project_id = ? AND name = ?",
                                    project.value(),
                                    name);
                    if (gone == 0) {
                        throw Problem.notFound("plan", name);
                    }
                    note(project, name, "DELETED", by);
                });
    }

    private void note(ProjectId project, String name, String what, Actor by) {
        transitions.note(new Change(project, "plan", name, what, name, by), Map.of("name", name));
    }

    private static SavedPlan read(ResultSet row) throws SQLException {
        return new SavedPlan(
                row.getString("name"),
                JsonText.read(row.getString("plan"), ReleasePlan.class),
                row.getString("updated_by"),
                Sql.instant(row, "updated_at"));
    }
}
