package dev.slipway.model;

import dev.slipway.lifecycle.Tx;
import dev.slipway.platform.ProjectId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds models for people: those that wait for a person first, then those under way or in service,
 * then those that ended; each of these the newest first.
 */
@ApplicationScoped
public class ModelSearch {
    private static final Set<Stage> FIRST = EnumSet.of(Stage.HELD);
    private static final Set<Stage> LAST =
            EnumSet.of(Stage.CLOSING, Stage.FAILED, Stage.REJECTED, Stage.CANCELLED, Stage.RETIRED);
    private static final String RANK =
            "(case when m.stage in :first then 0 when m.stage in :last then 2 else 1 end)";

    private final EntityManager database;

    ModelSearch(EntityManager database) {
        this.database = database;
    }

    /**
     * What is looked for.
     *
     * @param text part of {@code alias@version}, base model, endpoint or id, in any case; blank for
     *     all
     * @param stages those that are wanted; not empty
     * @param from where the page before ended, see {@link Place}
     */
    public record Query(String text, Set<Stage> stages, Place from) {}

    /** A place in the order of models. */
    public record Place(int rank, String id) {
        static final Place START = new Place(-1, "");

        /** Reads what {@link #toString} wrote; the start for anything else. */
        public static Place parse(String text) {
            return text == null || !text.matches("[0-2]\\.[a-z0-9_]{1,60}")
                    ? START
                    : new Place(text.charAt(0) - '0', text.substring(2));
        }

        /** The place of a model: the next page begins behind it. */
        public static Place of(CustomModel model) {
            int rank = FIRST.contains(model.stage) ? 0 : LAST.contains(model.stage) ? 2 : 1;
            return new Place(rank, model.id);
        }

        /** Blank for the start. */
        @Override
        public String toString() {
            return equals(START) ? "" : rank + "." + id;
        }
    }

    /** At most {@code limit}. */
    public List<CustomModel> page(ProjectId project, Query query, int limit) {
        return Tx.call(
                () ->
                        database.createQuery(
                                        "select m from CustomModel m where m.projectId = :project"
                                                + " and m.stage in :stages"
                                                + " and locate(:text, lower(concat(m.id, ' ',"
                                                + " m.alias, '@', str(m.modelVersion), ' ',"
                                                + " coalesce(m.baseModel, ''), ' ',"
                                                + " coalesce(m.togetherEndpointId, '')))) > 0 and ("
                                                + RANK
                                                + " > :rank or "
                                                + RANK
                                                + " = :rank and m.id < :id) order by "
                                                + RANK
                                                + ", m.id desc",
                                        CustomModel.class)
                                .setParameter("project", project.value())
                                .setParameter("stages", query.stages())
                                .setParameter("text", query.text().toLowerCase(Locale.ROOT))
                                .setParameter("rank", query.from().rank())
                                .setParameter("id", query.from().id())
                                .setParameter("first", FIRST)
                                .setParameter("last", LAST)
                                .setMaxResults(limit)
                                .getResultList());
    }

    /** How many of the project are in each stage; a stage with none has no entry. */
    public Map<Stage, Long> counts(ProjectId project) {
        Map<Stage, Long> counts = new EnumMap<>(Stage.class);
        Tx.call(
                        () ->
                                database.createQuery(
                                                "select m.stage, count(*) from CustomModel m"
                                                        + " where m.projectId = :project"
                                                        + " group by m.stage",
                                                Object[].class)
                                        .setParameter("project", project.value())
                                        .getResultList())
                .forEach(row -> counts.put((Stage) row[0], (Long) row[1]));
        return counts;
    }
}
