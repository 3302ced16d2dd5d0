package dev.slipway.routing;

import dev.slipway.lifecycle.Change;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.platform.Actor;
import dev.slipway.platform.JsonText;
import dev.slipway.platform.ProjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes routes, in the caller's transaction. The weights of aliases exist only here. */
@ApplicationScoped
public class Routes {
    private final RouteStore store;
    private final Transitions transitions;
    private final Clock clock;

    Routes(RouteStore store, Transitions transitions, Clock clock) {
        this.store = store;
        this.transitions = transitions;
        this.clock = clock;
    }

    /**
     * Who stands where.
     *
     * @param live model id; null before the first
     * @param previous model id to which a rollback goes; null when there is none
     */
    public record Standing(String live, String previous, List<Weight> targets) {}

    /** Empty for an alias that never had a live version. */
    public Optional<Standing> standing(ProjectId project, String alias) {
        return store.of(project, alias)
                .map(row -> new Standing(row.live, row.previous, row.targets()));
    }

    /** Replaces the whole route of an alias. */
    public void set(ProjectId project, String alias, Standing to, String why, Actor by) {
        RouteRow row =
                store.of(project, alias)
                        .orElseGet(
                                () -> {
                                    RouteRow fresh = new RouteRow();
                                    fresh.key = new RouteRow.Key(project.value(), alias);
                                    return fresh;
                                });
        row.live = to.live();
        row.previous = to.previous();
        row.targetsJson = JsonText.write(to.targets());
        row.updatedAt = clock.instant();
        store.persistAndFlush(row);
        transitions.note(
                new Change(project, "route", alias, "CHANGED", why, by),
                Map.of("targets", to.targets(), "live", String.valueOf(to.live())));
    }

    /** Takes a model out of its alias's route; one that is not in it is fine. */
    public void remove(ProjectId project, String alias, String modelId, Actor by) {
        standing(project, alias)
                .filter(
                        now ->
                                now.targets().stream()
                                        .anyMatch(weight -> weight.modelId().equals(modelId)))
                .ifPresent(
                        now ->
                                set(
                                        project,
                                        alias,
                                        new Standing(
                                                modelId.equals(now.live()) ? null : now.live(),
                                                modelId.equals(now.previous())
                                                        ? null
                                                        : now.previous(),
                                                now.targets().stream()
                                                        .filter(w -> !w.modelId().equals(modelId))
                                                        .toList()),
                                        modelId + " is closing",
                                        by));
    }
}
