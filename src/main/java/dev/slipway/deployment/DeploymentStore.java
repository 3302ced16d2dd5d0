package dev.slipway.deployment;

import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class DeploymentStore implements PanacheRepositoryBase<Deployment, String> {

    Deployment get(ProjectId project, String id) {
        return find("projectId = ?1 and id = ?2", project.value(), id)
                .firstResultOptional()
                .orElseThrow(() -> Problem.notFound("deployment", id));
    }

    List<Deployment> page(ProjectId project, String before, int limit) {
        return find(
                        "projectId = ?1 and (?2 is null or id < ?2) order by id desc",
                        project.value(),
                        before)
                .page(0, limit)
                .list();
    }

    List<Deployment> standing(ProjectId project) {
        return list(
                "projectId = ?1 and state <> ?2 order by id",
                project.value(),
                DeploymentState.DELETED);
    }

    List<Deployment> ofModel(String modelId) {
        return list("modelId = ?1 order by generation", modelId);
    }
}
