package dev.slipway.routing;

import dev.slipway.platform.ProjectId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

@ApplicationScoped
class RouteStore implements PanacheRepositoryBase<RouteRow, RouteRow.Key> {

    Optional<RouteRow> of(ProjectId project, String alias) {
        return findByIdOptional(new RouteRow.Key(project.value(), alias));
    }
}
