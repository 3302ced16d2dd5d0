package dev.slipway.cost;

import dev.slipway.lifecycle.Change;
import dev.slipway.lifecycle.DatabaseFacts;
import dev.slipway.lifecycle.Duty;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.lifecycle.Tx;
import dev.slipway.platform.Actor;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Holds each project against its budget every ten seconds; at the hard limit it stops what costs by
 * time. It needs no work item of what it stops, and no memory of what it did: what still burns is
 * stopped again.
 */
@ApplicationScoped
class BudgetStop implements Duty {
    static final Actor GUARD = new Actor("guard:budget");

    private static final Logger LOG = Logger.getLogger(BudgetStop.class);

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

        void stop(Instant now, Predicate<Burning> which, String why) {
            for (Spender spender : spenders) {
                List<Burning> burning = spender.burning(now).stream().filter(which).toList();
                if (!burning.isEmpty()) {
                    spender.stop(burning, why, GUARD);
                }
            }
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
        Instant now = database.now();
        List<Burning> burning = spends.burning(now);
        for (Budget budget : budgets) {
            Spend spend = spends.of(budget, now, burning);
            BudgetVerdict verdict = BudgetVerdict.of(budget, spend);
            say(budget, spend, verdict);
            if (verdict.level() == BudgetLevel.HARD) {
                stoppable.stop(now, it -> stops(budget, it), verdict.why());
            }
        }
    }

    /** A training ends by itself and is mostly paid for; it goes on unless it alone is too much. */
    private static boolean stops(Budget budget, Burning it) {
        return it.project().equals(budget.project())
                && (it.metered()
                        || budget.monthly().level(it.dueUsd()) == BudgetLevel.HARD
                        || budget.total().level(it.dueUsd()) == BudgetLevel.HARD);
    }

    private void say(Budget budget, Spend spend, BudgetVerdict verdict) {
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
