package dev.slipway.access;

import dev.slipway.platform.ProjectId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class KeyStore implements PanacheRepositoryBase<ApiKey, String> {

    List<ApiKey> of(ProjectId project) {
        return list("projectId = ?1 and revokedAt is null order by id", project.value());
    }

    Optional<ApiKey> of(ProjectId project, String id) {
        return find("projectId = ?1 and id = ?2 and revokedAt is null", project.value(), id)
                .firstResultOptional();
    }

    List<ApiKey> valid() {
        return list("revokedAt is null");
    }
}
