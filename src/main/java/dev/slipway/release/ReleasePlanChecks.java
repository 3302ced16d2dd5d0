package dev.slipway.release;

import dev.slipway.catalog.Catalog;
import dev.slipway.evaluation.Gate;
import dev.slipway.evaluation.Suites;
import dev.slipway.model.PlanChecks;
import dev.slipway.model.ReleasePlan;
import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import dev.slipway.provider.Hardware;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Holds a plan against what exists: suites, scorers, machines. */
@ApplicationScoped
public class ReleasePlanChecks implements PlanChecks {
    private static final String ALIAS = "[a-z0-9][a-z0-9._-]{0,62}";
    private static final int MOST_REPLICAS = 16;
    private static final Duration SHORTEST_IDLE = Duration.ofMinutes(1);

    private final Suites suites;
    private final Catalog catalog;

    ReleasePlanChecks(Suites suites, Catalog catalog) {
        this.suites = suites;
        this.catalog = catalog;
    }

    @Override
    public ReleasePlan complete(ProjectId project, ReleasePlan given, String alias) {
        ReleasePlan plan =
                (given == null ? new ReleasePlan(null, null, null, null, null) : given)
                        .withDefaults(alias);
        alias(plan.route().alias(), alias);
        if (plan.deploys()) {
            deploy(plan.deploy());
        }
        canary(plan.route().canary());
        if (plan.route().keepPrevious().isNegative()) {
            throw Problem.invalid("plan.route.keepPrevious", "must not be negative");
        }
        if (plan.evaluate() != null) {
            evaluate(project, plan.evaluate());
        }
        return plan;
    }

    private static void alias(String alias, String given) {
        if (alias == null) {
            throw Problem.invalid(
                    "alias", "is missing: say under which name clients will ask for the model");
        }
        if (!alias.matches(ALIAS)) {
            throw Problem.invalid(
                    "alias",
                    "is 1 to 63 of a-z, 0-9, dot, dash and underscore, such as support-bot");
        }
        if (given != null && !given.equals(alias)) {
            throw Problem.invalid(
                    "alias", "is %s here and %s in plan.route.alias".formatted(given, alias));
        }
    }

    private void deploy(ReleasePlan.Deploy deploy) {
        if (deploy.minReplicas() < 1
                || deploy.maxReplicas() < deploy.minReplicas()
                || deploy.maxReplicas() > MOST_REPLICAS) {
            throw Problem.invalid(
                    "plan.deploy",
                    "needs 1 <= minReplicas <= maxReplicas <= %d".formatted(MOST_REPLICAS));
        }
        Duration idle = deploy.idleTimeout();
        if (!idle.isZero() && idle.compareTo(SHORTEST_IDLE) < 0) {
            throw Problem.invalid(
                    "plan.deploy.idleTimeout",
                    "is at least PT1M, since requests are noted a few times a minute; PT0S lets it"
                            + " idle without end");
        }
        if (deploy.target() < 1) {
            throw Problem.invalid("plan.deploy.target", "must be at least 1");
        }
        if (!"auto".equals(deploy.hardware())) {
            List<String> known =
                    catalog.offer().hardware().stream().map(Hardware::id).sorted().toList();
            if (!known.contains(deploy.hardware())) {
                throw Problem.invalid(
                        "plan.deploy.hardware", "is auto or one of " + String.join(", ", known));
            }
        }
    }

    private static void canary(ReleasePlan.Canary canary) {
        if (canary != null && (canary.weight() < 1 || canary.weight() > 99)) {
            throw Problem.invalid("plan.route.canary.weight", "is a percentage from 1 to 99");
        }
        if (canary != null && canary.soak().isNegative()) {
            throw Problem.invalid("plan.route.canary.soak", "must not be negative");
        }
    }

    private void evaluate(ProjectId project, ReleasePlan.Evaluate evaluate) {
        if (evaluate.suite() == null || evaluate.gate() == null) {
            throw Problem.invalid("plan.evaluate", "needs a suite and a gate");
        }
        List<String> scorers =
                suites.scorersOf(project, evaluate.suite())
                        .orElseThrow(
                                () ->
                                        Problem.invalid(
                                                "plan.evaluate.suite",
                                                "there is no suite %s in this project; make it with POST /api/v1/suites"
                                                        .formatted(evaluate.suite())));
        Gate gate;
        try {
            gate = new Gate(evaluate.gate().min(), evaluate.gate().vsLive());
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("plan.evaluate.gate", e.getMessage());
        }
        Stream.concat(gate.min().keySet().stream(), gate.vsLive().keySet().stream())
                .filter(scorer -> !scorers.contains(scorer))
                .findFirst()
                .ifPresent(
                        scorer -> {
                            throw Problem.invalid(
                                    "plan.evaluate.gate",
                                    "asks for %s, but the suite scores only %s"
                                            .formatted(scorer, scorers));
                        });
    }
}
