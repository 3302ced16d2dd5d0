package dev.slipway.deployment.sweep;

import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;

@ApplicationScoped
class OrphanStore implements PanacheRepositoryBase<Orphan, String> {
    private static final Set<OrphanState> ENDED = Set.of(OrphanState.OWNED, OrphanState.GONE);

    Optional<Orphan> of(Thing.Key key) {
        return find(
                        "apiGeneration = ?1 and thing = ?2 and externalId = ?3",
                        key.generation(),
                        key.kind(),
                        key.id())
                .firstResultOptional();
    }

    List<Orphan> open() {
        return list("state not in ?1 order by id", ENDED);
    }

    Orphan get(ProjectId project, String id) {
        return find("projectId = ?1 and id = ?2", project.value(), id)
                .firstResultOptional()
                .orElseThrow(() -> Problem.notFound("orphan", id));
    }

    List<Orphan> page(ProjectId project, String before, int limit) {
        return find(
                        "projectId = ?1 and state not in ?2 and (?3 is null or id < ?3)"
                                + " order by id desc",
                        project.value(),
                        ENDED,
                        before)
                .page(0, limit)
                .list();
    }

    List<Orphan> ended(ProjectId project, int limit) {
        return find(
                        "projectId = ?1 and state in ?2 order by updatedAt desc",
                        project.value(),
                        ENDED)
                .page(0, limit)
                .list();
    }
}
