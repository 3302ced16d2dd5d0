package dev.slipway.finetune;

import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
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

    /** Those with an estimate whose price is not known yet, and which are or may be started. */
    List<FineTuneJob> bound() {
        return list(
                "(pricedJobId is null or providerJobId is null or pricedJobId <> providerJobId)"
                        + " and estimateUsd > 0 and (state in ?1 or state = ?2 and"
                        + " providerJobId is not null)",
                EnumSet.of(
                        FineTuneState.SUBMITTING, FineTuneState.TRAINING, FineTuneState.CANCELLING),
                FineTuneState.HELD);
    }

    /** Whoever's it is: the provider knows no projects of ours. */
    Optional<FineTuneJob> byProviderJob(String providerJobId) {
        return find("providerJobId", providerJobId).firstResultOptional();
    }
}
