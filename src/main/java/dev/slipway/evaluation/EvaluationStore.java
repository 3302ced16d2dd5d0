package dev.slipway.evaluation;

import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class EvaluationStore implements PanacheRepositoryBase<Evaluation, String> {

    Evaluation get(ProjectId project, String id) {
        return find("projectId = ?1 and id = ?2", project.value(), id)
                .firstResultOptional()
                .orElseThrow(() -> Problem.notFound("evaluation", id));
    }

    List<Evaluation> page(ProjectId project, String before, int limit) {
        return find(
                        "projectId = ?1 and (?2 is null or id < ?2) order by id desc",
                        project.value(),
                        before)
                .page(0, limit)
                .list();
    }

    int attempts(String modelId) {
        return (int) count("modelId", modelId);
    }
}
