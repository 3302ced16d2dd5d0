package dev.slipway.routing;

import dev.slipway.deployment.Deployment;
import dev.slipway.deployment.Deployments;
import dev.slipway.lifecycle.Tx;
import dev.slipway.model.CustomModel;
import dev.slipway.model.Models;
import dev.slipway.model.Stage;
import dev.slipway.platform.Actor;
import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A person's changes of weights: checked, and refused when somebody else was faster. */
@ApplicationScoped
class RouteEdits {
    private static final int ALL = 100;
    private static final Set<Stage> ROUTABLE = EnumSet.of(Stage.CANARY, Stage.LIVE, Stage.STANDBY);

    private final RouteStore store;
    private final Routes routes;
    private final Models models;
    private final Deployments deployments;

    RouteEdits(RouteStore store, Routes routes, Models models, Deployments deployments) {
        this.store = store;
        this.routes = routes;
        this.models = models;
        this.deployments = deployments;
    }

    List<RouteView> list(ProjectId project) {
        return Tx.call(
                () ->
                        store
                                .list("key.projectId = ?1 order by key.alias", project.value())
                                .stream()
                                .map(RouteView::of)
                                .toList());
    }

    RouteView get(ProjectId project, String alias) {
        return Tx.call(() -> RouteView.of(row(project, alias)));
    }

    RouteView put(ProjectId project, String alias, String ifMatch, List<Weight> targets, Actor by) {
        if (ifMatch == null) {
            throw new Problem(
                    ProblemType.PRECONDITION_REQUIRED,
                    "Two people may edit a route, so a change must say which version it saw.",
                    "GET the route and send its ETag as If-Match.");
        }
        return Tx.call(
                () -> {
                    RouteRow row = row(project, alias);
                    String seen = ifMatch.replace("W/", "").replace("\"", "").trim();
                    if (!seen.equals(String.valueOf(row.version))) {
                        throw new Problem(
                                ProblemType.STALE_VERSION,
                                "The route is at version %d, you saw %s."
                                        .formatted(row.version, seen),
                                "GET it again, look at what changed, and repeat.");
                    }
                    check(project, alias, targets);
                    routes.set(
                            project,
                            alias,
                            new Routes.Standing(row.live, row.previous, targets),
                            "weights set by hand",
                            by);
                    return RouteView.of(row(project, alias));
                });
    }

    private void check(ProjectId project, String alias, List<Weight> targets) {
        if (targets.stream().mapToInt(Weight::weight).sum() != ALL) {
            throw Problem.invalid("targets", "must have weights that sum to 100");
        }
        Set<String> seen = new HashSet<>();
        for (Weight weight : targets) {
            CustomModel model = models.get(project, weight.modelId());
            if (!seen.add(model.id) || !model.alias.equals(alias)) {
                throw Problem.invalid(
                        "targets", "must name each version of " + alias + " at most once");
            }
            boolean serves =
                    model.imageLora()
                            || deployments
                                    .find(model.deploymentId)
                                    .map(Deployment::state)
                                    .filter(state -> state.serves())
                                    .isPresent();
            if (weight.weight() > 0 && (!ROUTABLE.contains(model.stage) || !serves)) {
                throw Problem.invalid(
                        "targets",
                        "%s is %s and cannot take traffic; it must be CANARY, LIVE or STANDBY on a READY deployment"
                                .formatted(model.name(), model.stage));
            }
        }
    }

    private RouteRow row(ProjectId project, String alias) {
        return store.of(project, alias).orElseThrow(() -> Problem.notFound("route", alias));
    }
}
