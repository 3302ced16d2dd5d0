package dev.slipway.release;

import dev.slipway.model.CustomModel;
import dev.slipway.model.Models;
import dev.slipway.model.ReleasePlan;
import dev.slipway.model.Stage;
import dev.slipway.routing.Routes;
import dev.slipway.routing.Weight;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Changes that move traffic: stages of both versions and the route change in one transaction, so
 * there is no moment in which they disagree.
 */
@ApplicationScoped
class TrafficSettle {
    private static final int ALL = 100;

    private final ModelChange change;
    private final Models models;
    private final Routes routes;

    TrafficSettle(ModelChange change, Models models, Routes routes) {
        this.change = change;
        this.models = models;
        this.routes = routes;
    }

    Runnable canary(CustomModel seen, ReleaseFacts facts) {
        return change.of(
                seen,
                facts,
                (m, now) -> {
                    Routes.Standing standing = standing(m).orElseThrow();
                    ReleasePlan.Canary canary = m.plan().route().canary();
                    m.canaryUntil = now.plus(canary.soak());
                    m.moveTo(
                            Stage.CANARY,
                            "%d %% of the traffic for %s".formatted(canary.weight(), canary.soak()),
                            ModelChange.WORKER,
                            now);
                    set(
                            m,
                            new Routes.Standing(
                                    standing.live(),
                                    standing.previous(),
                                    List.of(
                                            new Weight(standing.live(), ALL - canary.weight()),
                                            new Weight(m.id, canary.weight()))),
                            "canary of " + m.name());
                });
    }

    Runnable live(CustomModel seen, ReleaseFacts facts, String why) {
        return change.of(
                seen,
                facts,
                (m, now) -> {
                    String before = standing(m).map(Routes.Standing::live).orElse(null);
                    m.wish = null;
                    m.wishBy = null;
                    m.canaryUntil = null;
                    m.standbyUntil = null;
                    m.moveTo(Stage.LIVE, why, ModelChange.WORKER, now);
                    if (before != null) {
                        standBy(models.get(before), m, now);
                    }
                    set(m, fullFor(m.id, before), m.name() + " is live");
                });
    }

    /**
     * From CANARY or LIVE. The version before takes all; without one the alias has no live version.
     */
    Runnable stepBack(CustomModel seen, ReleaseFacts facts, String why) {
        return change.of(
                seen,
                facts,
                (m, now) -> {
                    boolean wasLive = m.stage == Stage.LIVE;
                    Routes.Standing standing = standing(m).orElseThrow();
                    String heir = wasLive ? standing.previous() : standing.live();
                    if (!"RETIRE".equals(m.wish)) {
                        m.wish = null;
                        m.wishBy = null;
                    }
                    m.canaryUntil = null;
                    m.standbyUntil = now.plus(m.plan().route().keepPrevious());
                    m.moveTo(Stage.STANDBY, why, ModelChange.WORKER, now);
                    if (wasLive && heir != null) {
                        CustomModel next = models.get(heir);
                        next.standbyUntil = null;
                        next.moveTo(
                                Stage.LIVE, m.name() + " stepped back", ModelChange.WORKER, now);
                        models.save(next);
                        models.wake(next);
                    }
                    set(m, fullFor(heir, m.id), m.name() + " stepped back");
                });
    }

    Runnable hold(CustomModel seen, ReleaseFacts facts, String why, Instant until) {
        return change.of(
                seen,
                facts,
                (m, now) -> {
                    m.wish = null;
                    m.wishBy = null;
                    ReleaseSettle.takeVerdict(m, facts);
                    m.hold(why, until, ModelChange.WORKER, now);
                });
    }

    /** Gives up its weight first, then begins the end. */
    Runnable close(CustomModel seen, ReleaseFacts facts, Stage outcome, String why) {
        return change.of(
                seen,
                facts,
                (m, now) -> {
                    m.wish = null;
                    m.wishBy = null;
                    ReleaseSettle.takeVerdict(m, facts);
                    if (m.stage == Stage.CANARY || m.heldFrom == Stage.CANARY) {
                        standing(m)
                                .ifPresent(
                                        s ->
                                                set(
                                                        m,
                                                        fullFor(s.live(), s.previous()),
                                                        m.name() + " is closing"));
                    }
                    routes.remove(m.project(), m.alias, m.id, ModelChange.WORKER);
                    m.close(outcome, why, ModelChange.WORKER, now);
                });
    }

    private void standBy(CustomModel before, CustomModel next, Instant now) {
        before.standbyUntil = now.plus(next.plan().route().keepPrevious());
        before.moveTo(Stage.STANDBY, "superseded by " + next.name(), ModelChange.WORKER, now);
        models.save(before);
        models.wake(before);
    }

    private static Routes.Standing fullFor(String live, String previous) {
        if (live == null) {
            return new Routes.Standing(
                    null, null, previous == null ? List.of() : List.of(new Weight(previous, 0)));
        }
        return previous == null
                ? new Routes.Standing(live, null, List.of(new Weight(live, ALL)))
                : new Routes.Standing(
                        live, previous, List.of(new Weight(live, ALL), new Weight(previous, 0)));
    }

    private Optional<Routes.Standing> standing(CustomModel m) {
        return routes.standing(m.project(), m.alias);
    }

    private void set(CustomModel m, Routes.Standing to, String why) {
        routes.set(m.project(), m.alias, to, why, ModelChange.WORKER);
    }
}
