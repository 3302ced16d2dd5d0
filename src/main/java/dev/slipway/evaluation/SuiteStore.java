package dev.slipway.evaluation;

import dev.slipway.platform.ProjectId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class SuiteStore implements PanacheRepositoryBase<Suite, String> {

    Optional<Suite> named(ProjectId project, String name) {
        return find("projectId = ?1 and name = ?2", project.value(), name).firstResultOptional();
    }

    List<Suite> of(ProjectId project) {
        return list("projectId = ?1 order by name", project.value());
    }
}
