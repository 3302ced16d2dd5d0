package dev.slipway.finetune;

import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class FineTuneStore implements PanacheRepositoryBase<FineTuneJob, String> {

    FineTuneJob get(ProjectId project, String id) {
        return find("projectId = ?1 and id = ?2", project.value(), id)
                .firstResultOptional()
                .orElseThrow(() -> Problem.notFound("fine-tune", id));
    }

    List<FineTuneJob> page(ProjectId project, String before, int limit) {
        return find(
                        "projectId = ?1 and (?2 is null or id < ?2) order by id desc",
                        project.value(),
                        before)
                .page(0, limit)
                .list();
    }

    /** Whoever's it is: the provider knows no projects of ours. */
    Optional<FineTuneJob> byProviderJob(String providerJobId) {
        return find("providerJobId", providerJobId).firstResultOptional();
    }
}
