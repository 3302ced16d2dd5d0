package dev.slipway.deployment;

import dev.slipway.cost.Budgets;
import dev.slipway.lifecycle.Change;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.lifecycle.Tx;
import dev.slipway.platform.Actor;
import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Front door for people: what they may see of GPUs, and ask of them. */
@ApplicationScoped
public class DeploymentActions {
    private static final Duration LONGEST_KEEP = Duration.ofHours(24);

    private final DeploymentStore store;
    private final Deployments deployments;
    private final Leases leases;
    private final Budgets budgets;
    private final Transitions transitions;

    DeploymentActions(
            DeploymentStore store,
            Deployments deployments,
            Leases leases,
            Budgets budgets,
            Transitions transitions) {
        this.store = store;
        this.deployments = deployments;
        this.leases = leases;
        this.budgets = budgets;
        this.transitions = transitions;
    }

    /**
     * @throws Problem BUDGET_EXCEEDED when the project may not start GPUs
     */
    public void requireBudget(ProjectId project) {
        budgets.require(project);
    }

    /** All that are not deleted, with their leases. */
    public List<DeploymentView> standing(ProjectId project) {
        return Tx.call(() -> views(store.standing(project)));
    }

    DeploymentView get(ProjectId project, String id) {
        return Tx.call(() -> view(store.get(project, id)));
    }

    List<DeploymentView> page(ProjectId project, String before, int limit) {
        return Tx.call(() -> views(store.page(project, before, limit)));
    }

    /**
     * Notes the wish; the worker fulfils it. What is on its way up already, and whose work was
     * given up, goes on with a START.
     *
     * @throws Problem NOT_FOUND; CONFLICT when its state does not allow the wish; BUDGET_EXCEEDED
     */
    public DeploymentView wish(ProjectId project, String id, Deployment.Wish wish, Actor by) {
        return Tx.callAgain(
                () -> {
                    Deployment deployment = store.get(project, id);
                    if (wish == Deployment.Wish.START
                            && goesUp(deployment)
                            && deployments.revive(deployment)) {
                        return view(deployment);
                    }
                    if (!possible(deployment, wish)) {
                        throw new Problem(
                                ProblemType.CONFLICT,
                                "%s is %s, which does not allow %s."
                                        .formatted(
                                                id,
                                                deployment.state,
                                                wish.name().toLowerCase(Locale.ROOT)),
                                "From here it can go to: " + deployment.state.next());
                    }
                    if (wish == Deployment.Wish.START) {
                        budgets.require(project);
                    }
                    deployments.want(id, wish, by);
                    // Also when it was wanted before, and the worker was parked meanwhile.
                    deployments.look(deployment);
                    return view(deployment);
                });
    }

    private static boolean goesUp(Deployment d) {
        return d.wish == null
                && switch (d.state) {
                    case PLANNED, CREATING, STARTING, READY, DEGRADED -> true;
                    case STOPPING, STOPPED, FAILED, DELETING, DELETED -> false;
                };
    }

    private static boolean possible(Deployment d, Deployment.Wish wish) {
        return switch (wish) {
            case START -> d.state == DeploymentState.STOPPED;
            case STOP -> d.state.serves() || d.state == DeploymentState.STARTING;
            case DELETE -> !d.state.terminal();
        };
    }

    /**
     * Prolongs the lease, as a request would; never shortens it.
     *
     * @param length from now on, at most 24 hours; null: the plan's idle timeout
     * @throws Problem NOT_FOUND; CONFLICT when it does not serve; VALIDATION_FAILED
     */
    public DeploymentView keep(ProjectId project, String id, Duration length, Actor by) {
        if (length != null && (!length.isPositive() || length.compareTo(LONGEST_KEEP) > 0)) {
            throw Problem.invalid("duration", "is longer than nothing and at most PT24H");
        }
        return Tx.call(
                () -> {
                    Deployment d = store.get(project, id);
                    if (!d.state.serves() || d.wish != null) {
                        throw new Problem(
                                ProblemType.CONFLICT,
                                "%s is %s%s, so there is nothing to keep."
                                        .formatted(
                                                id,
                                                d.state,
                                                d.wish == null ? "" : " and about to " + d.wish),
                                "Start it with POST /api/v1/deployments/%s/start when it is STOPPED."
                                        .formatted(id));
                    }
                    leases.keep(id, length, by.name());
                    Lease now = leases.find(id).orElse(null);
                    String until =
                            now == null || now.until() == null
                                    ? "without end, as its plan says"
                                    : "until " + now.until();
                    transitions.note(
                            new Change(project, StillBilling.KIND, id, "KEPT", until, by),
                            Map.of("modelId", d.modelId));
                    deployments.look(d);
                    return DeploymentView.of(d, now);
                });
    }

    private DeploymentView view(Deployment d) {
        return DeploymentView.of(d, leases.find(d.id).orElse(null));
    }

    private List<DeploymentView> views(List<Deployment> all) {
        Map<String, Lease> found = leases.of(all.stream().map(d -> d.id).toList());
        return all.stream().map(d -> DeploymentView.of(d, found.get(d.id))).toList();
    }
}
