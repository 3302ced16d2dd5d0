package dev.slipway.model;

import dev.slipway.platform.ProjectId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class ModelStore implements PanacheRepositoryBase<CustomModel, String> {

    Optional<CustomModel> of(ProjectId project, String id) {
        return find("projectId = ?1 and id = ?2", project.value(), id).firstResultOptional();
    }

    Optional<CustomModel> bySource(ProjectId project, String alias, String source) {
        return find(
                        "projectId = ?1 and alias = ?2 and source = ?3 order by modelVersion desc",
                        project.value(),
                        alias,
                        source)
                .firstResultOptional();
    }

    /** At most {@code limit}, newest first, older than {@code before} when it is given. */
    List<CustomModel> page(ProjectId project, String alias, String before, int limit) {
        return find(
                        "projectId = ?1 and (?2 is null or alias = ?2) and (?3 is null or id < ?3)"
                                + " order by id desc",
                        project.value(),
                        alias,
                        before)
                .page(0, limit)
                .list();
    }

    int nextVersion(ProjectId project, String alias) {
        // Two fine-tunes of one alias may end at once: the lock makes them take turns.
        getEntityManager()
                .createNativeQuery("SELECT pg_advisory_xact_lock(hashtextextended(?1, 11))")
                .setParameter(1, project.value() + "/" + alias)
                .getSingleResult();
        Integer last =
                getEntityManager()
                        .createQuery(
                                "select max(m.modelVersion) from CustomModel m"
                                        + " where m.projectId = ?1 and m.alias = ?2",
                                Integer.class)
                        .setParameter(1, project.value())
                        .setParameter(2, alias)
                        .getSingleResult();
        return last == null ? 1 : last + 1;
    }
}
