package dev.slipway.cost;

import dev.slipway.access.IfMatch;
import dev.slipway.lifecycle.Change;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.lifecycle.Tx;
import dev.slipway.platform.Actor;
import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Optional;

/** Front door: what a project may spend, and whether it may spend more. */
@ApplicationScoped
public class Budgets {
    /** Kind of the transitions about budgets; their subject is the project. */
    static final String KIND = "budget";

    private final BudgetStore store;
    private final Spends spends;
    private final Transitions transitions;

    Budgets(BudgetStore store, Spends spends, Transitions transitions) {
        this.store = store;
        this.spends = spends;
        this.transitions = transitions;
    }

    public BudgetView of(ProjectId project) {
        return BudgetView.of(store.of(project), spends.of(project));
    }

    /** What people should know, from the soft limit on. */
    public Optional<String> warning(ProjectId project) {
        Budget budget = store.of(project);
        if (budget.monthly().none() && budget.total().none()) {
            return Optional.empty();
        }
        BudgetVerdict verdict = BudgetVerdict.of(budget, spends.of(project));
        return switch (verdict.level()) {
            case OK -> Optional.empty();
            case SOFT -> Optional.of("Budget: " + verdict.why() + ".");
            case HARD ->
                    Optional.of(
                            "Budget used up: %s. GPUs are stopped, and nothing new is paid for."
                                    .formatted(verdict.why()));
        };
    }

    /** Why nothing new may be paid for; empty when it may. Asked before each paid act. */
    public Optional<String> refusal(ProjectId project) {
        return refusal(project, BigDecimal.ZERO);
    }

    /**
     * As {@link #refusal(ProjectId)}, for an act whose price is known beforehand. In a transaction
     * others wait until it ends, so that two of them cannot spend the same rest.
     *
     * @param price US dollars
     */
    public Optional<String> admit(ProjectId project, BigDecimal price) {
        store.lock(project);
        return refusal(project, price);
    }

    private Optional<String> refusal(ProjectId project, BigDecimal price) {
        Budget budget = store.of(project);
        if (budget.monthly().hardUsd() == null && budget.total().hardUsd() == null) {
            return Optional.empty();
        }
        Spend spend = spends.of(project);
        BudgetVerdict now = BudgetVerdict.of(budget, spend);
        if (now.level() == BudgetLevel.HARD) {
            return Optional.of(
                    "the budget of %s is used up: %s".formatted(project.value(), now.why()));
        }
        BudgetVerdict then = BudgetVerdict.of(budget, spend.plus(price));
        return then.level() == BudgetLevel.HARD
                ? Optional.of(
                        "it costs about $%s, more than the budget of %s has left: with it %s"
                                .formatted(price.toPlainString(), project.value(), then.why()))
                : Optional.empty();
    }

    /**
     * @throws Problem BUDGET_EXCEEDED when nothing new may be paid for
     */
    public void require(ProjectId project) {
        refusal(project)
                .ifPresent(
                        why -> {
                            throw new Problem(
                                    ProblemType.BUDGET_EXCEEDED,
                                    "Nothing was done: " + why + ".",
                                    "An admin raises the limit with PUT /api/v1/budgets, or wait for"
                                            + " the next month (UTC). What was stopped is started"
                                            + " again by hand.");
                        });
    }

    /**
     * Replaces the limits.
     *
     * @param ifMatch the ETag that GET gave
     * @throws Problem PRECONDITION_REQUIRED, STALE_VERSION, VALIDATION_FAILED
     */
    public BudgetView put(ProjectId project, String ifMatch, BudgetLimits limits, Actor by) {
        limits.check();
        Tx.run(
                () -> {
                    long seen = store.of(project).version();
                    IfMatch.require(ifMatch, seen, "budget");
                    if (!store.put(project, seen, limits, by.name())) {
                        throw IfMatch.stale("budget", seen);
                    }
                    transitions.note(
                            new Change(project, KIND, project.value(), "CHANGED", "limits set", by),
                            limits);
                });
        return of(project);
    }
}
