package dev.slipway.cost;

import dev.slipway.lifecycle.Change;
import dev.slipway.lifecycle.DatabaseFacts;
import dev.slipway.lifecycle.Duty;
import dev.slipway.lifecycle.EachOne;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.lifecycle.Tx;
import dev.slipway.platform.Actor;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Holds each project against its budget every ten seconds; at the hard limit it stops what costs by
 * time. It needs no work item of what it stops, and no memory of what it did: what still burns is
 * stopped again. One that fails keeps no other from being stopped in the same round.
 */
@ApplicationScoped
class BudgetStop implements Duty {
    static final Actor GUARD = new Actor("guard:budget");

    private static final Logger LOG = Logger.getLogger(BudgetStop.class);

    /** For all projects together, so that the last one is stopped as soon as the first. */
    private static final Duration LONGEST = Duration.ofSeconds(25);

    private final BudgetStore store;
    private final Spends spends;
    private final Stoppable stoppable;
    private final Transitions transitions;
    private final DatabaseFacts database;

    BudgetStop(
            BudgetStore store,
            Spends spends,
            Stoppable stoppable,
            Transitions transitions,
            DatabaseFacts database) {
        this.store = store;
        this.spends = spends;
        this.stoppable = stoppable;
        this.transitions = transitions;
        this.database = database;
    }

    /** Who can be told to stop. */
    @Singleton
    static class Stoppable {
        private final List<Spender> spenders;

        Stoppable(@All List<Spender> spenders) {
            this.spenders = spenders;
        }

        /** What each of them spends; without those that cannot say. */
        Map<Spender, List<Burning>> burning(Instant now, EachOne each) {
            Map<Spender, List<Burning>> all = new LinkedHashMap<>();
            spenders.forEach(
                    spender -> each.run("spender", () -> all.put(spender, spender.burning(now))));
            return all;
        }

        boolean complete(Map<Spender, List<Burning>> all) {
            return all.size() == spenders.size();
        }
    }

    /** One spender's things of one project, and why they stop. */
    private record Order(Budget budget, Spender spender, List<Burning> what, String why) {
        @Override
        public String toString() {
            return "stopping %d things of %s".formatted(what.size(), budget.project().value());
        }
    }

    /** What a budget says at this moment. */
    private record Finding(Budget budget, Spend spend, BudgetVerdict verdict) {
        boolean hard() {
            return verdict.level() == BudgetLevel.HARD;
        }
    }

    @Override
    public String name() {
        return "budget-stop";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void run() {
        // This database may be a copy, and the GPUs another installation's.
        if (database.safeMode()) {
            return;
        }
        List<Budget> budgets = store.all();
        if (budgets.isEmpty()) {
            return;
        }
        EachOne each = new EachOne();
        Instant now = database.now();
        Map<Spender, List<Burning>> burning = stoppable.burning(now, each);
        List<Finding> findings = findings(budgets, now, burning, each);
        List<Order> orders =
                findings.stream().filter(Finding::hard).flatMap(it -> orders(it, burning)).toList();
        // First the money, then the words: those wait for locks that a person may hold.
        each.sideBySide(
                orders, order -> order.spender().stop(order.what(), order.why(), GUARD), LONGEST);
        boolean complete = stoppable.complete(burning);
        findings.stream()
                // Less than all of the spending does not say that a budget is within its limits.
                .filter(it -> complete || it.hard())
                .forEach(it -> each.run(name(it.budget()), () -> say(it)));
        each.raise();
    }

    private List<Finding> findings(
            List<Budget> budgets, Instant now, Map<Spender, List<Burning>> burning, EachOne each) {
        List<Burning> all = burning.values().stream().flatMap(List::stream).toList();
        List<Finding> findings = new ArrayList<>();
        for (Budget budget : budgets) {
            each.run(
                    name(budget),
                    () -> {
                        Spend spend = spends.of(budget, now, all);
                        findings.add(new Finding(budget, spend, BudgetVerdict.of(budget, spend)));
                    });
        }
        return findings;
    }

    private static Stream<Order> orders(Finding finding, Map<Spender, List<Burning>> burning) {
        return burning.entrySet().stream()
                .map(
                        it ->
                                new Order(
                                        finding.budget(),
                                        it.getKey(),
                                        it.getValue().stream()
                                                .filter(one -> stops(finding.budget(), one))
                                                .toList(),
                                        finding.verdict().why()))
                .filter(order -> !order.what().isEmpty());
    }

    private static String name(Budget budget) {
        return "budget of " + budget.project().value();
    }

    /** A training ends by itself and is mostly paid for; it goes on unless it alone is too much. */
    private static boolean stops(Budget budget, Burning it) {
        return it.project().equals(budget.project())
                && (it.metered()
                        || budget.monthly().level(it.dueUsd()) == BudgetLevel.HARD
                        || budget.total().level(it.dueUsd()) == BudgetLevel.HARD);
    }

    private void say(Finding finding) {
        Budget budget = finding.budget();
        Spend spend = finding.spend();
        BudgetVerdict verdict = finding.verdict();
        Tx.run(
                () -> {
                    if (store.reached(budget.project(), verdict)) {
                        LOG.warnf("Budget of %s: %s", budget.project().value(), verdict.why());
                        transitions.note(
                                new Change(
                                        budget.project(),
                                        Budgets.KIND,
                                        budget.project().value(),
                                        word(verdict.level()),
                                        verdict.why(),
                                        GUARD),
                                Map.of(
                                        "spentUsd", spend.monthUsd(),
                                        "totalUsd", spend.totalUsd(),
                                        "usdPerHour", spend.usdPerHour()));
                    }
                });
    }

    private static String word(BudgetLevel level) {
        return switch (level) {
            case OK -> "WITHIN";
            case SOFT -> "SOFT_REACHED";
            case HARD -> "HARD_REACHED";
        };
    }
}
