package dev.slipway.release;

import dev.slipway.deployment.DeploymentActions;
import dev.slipway.deployment.DeploymentView;
import dev.slipway.deployment.Deployments;
import dev.slipway.lifecycle.TransitionRow;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.lifecycle.Tx;
import dev.slipway.model.CustomModel;
import dev.slipway.model.Models;
import dev.slipway.model.Stage;
import dev.slipway.platform.Actor;
import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a person asks of models: reads, and wishes that the worker fulfils. */
@ApplicationScoped
class Releases {
    private final Models models;
    private final Deployments deployments;
    private final ReleaseObserver observer;
    private final Hands hands;
    private final Transitions transitions;

    Releases(
            Models models,
            Deployments deployments,
            ReleaseObserver observer,
            Hands hands,
            Transitions transitions) {
        this.models = models;
        this.deployments = deployments;
        this.observer = observer;
        this.hands = hands;
        this.transitions = transitions;
    }

    /** What a wish may need besides the record. */
    @Singleton
    record Hands(DeploymentActions gpus, Stuck stuck) {}

    List<ModelView> page(ProjectId project, String alias, String before, int limit) {
        return Tx.call(() -> models.page(project, alias, before, limit)).stream()
                .map(model -> ModelView.of(model, deployment(model), null))
                .toList();
    }

    ModelView get(ProjectId project, String id) {
        CustomModel model = Tx.call(() -> models.get(project, id));
        return ModelView.of(model, deployment(model), actions(model));
    }

    List<TransitionRow> timeline(ProjectId project, String id) {
        CustomModel model = Tx.call(() -> models.get(project, id));
        return transitions.of(project.value(), model.id);
    }

    /**
     * Notes the wish and wakes the worker, which makes the move. A retry of what is not HELD, and
     * whose work was given up, begins that work anew.
     *
     * @throws Problem CONFLICT with the reason when the state does not allow it; BUDGET_EXCEEDED
     *     when it would start GPUs
     */
    ModelView wish(ProjectId project, String id, Wish wish, boolean force, Actor by) {
        CustomModel seen = Tx.call(() -> models.get(project, id));
        if (goesOn(wish, seen) && hands.stuck().revive(seen)) {
            return ModelView.of(seen, deployment(seen), null);
        }
        ReleaseFacts facts = observer.facts(seen);
        Optional<String> refusal = Actions.refusal(wish, seen, facts);
        if (refusal.isEmpty() && wish == Wish.RETIRE) {
            refusal = lastLive(seen, facts, force);
        }
        refusal.ifPresent(
                why -> {
                    throw new Problem(
                            ProblemType.CONFLICT,
                            "%s is %s and cannot take %s: %s."
                                    .formatted(
                                            seen.name(),
                                            seen.stage,
                                            wish.name().toLowerCase(Locale.ROOT),
                                            why),
                            "GET /api/v1/models/%s lists under 'actions' what is possible."
                                    .formatted(id));
                });
        if ((wish == Wish.RETRY || wish == Wish.RESUME) && !facts.answers(seen)) {
            hands.gpus().requireBudget(project);
        }
        return Tx.callAgain(
                () -> {
                    CustomModel model = models.get(project, id);
                    model.wish = wish.name();
                    model.wishBy = by.name();
                    if (wish == Wish.CANCEL) {
                        model.cancelRequestedAt = facts.now();
                    } else if (wish == Wish.RETIRE) {
                        model.retireRequestedAt = facts.now();
                    }
                    models.wake(model);
                    return ModelView.of(model, deployment(model), null);
                });
    }

    private static Optional<String> lastLive(CustomModel model, ReleaseFacts facts, boolean force) {
        boolean last =
                model.id.equals(facts.route().live())
                        && (facts.route().previous() == null || !facts.route().previousServes());
        return last && !force
                ? Optional.of(
                        "it is the last version of its alias that can answer; add ?force=true to"
                                + " leave the alias without one")
                : Optional.empty();
    }

    private static boolean goesOn(Wish wish, CustomModel model) {
        return (wish == Wish.RETRY || wish == Wish.RESUME)
                && model.stage != Stage.HELD
                && !model.stage.terminal();
    }

    Map<String, String> actions(CustomModel model) {
        ReleaseFacts facts = observer.facts(model);
        boolean stuck = hands.stuck().any(model);
        Map<String, String> out = new TreeMap<>();
        for (Wish wish : Wish.values()) {
            out.put(
                    wish.name().toLowerCase(Locale.ROOT),
                    stuck && goesOn(wish, model)
                            ? "allowed"
                            : Actions.refusal(wish, model, facts).orElse("allowed"));
        }
        return out;
    }

    private DeploymentView deployment(CustomModel model) {
        return deployments.find(model.deploymentId).map(DeploymentView::of).orElse(null);
    }
}
