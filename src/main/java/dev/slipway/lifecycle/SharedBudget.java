package dev.slipway.lifecycle;

import dev.slipway.provider.RequestBudget;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts provider requests over all replicas in PostgreSQL. Each replica takes a handful of
 * requests at a time, so that not every call asks the database; while it does not answer, each
 * counts for itself.
 */
@ApplicationScoped
class SharedBudget implements RequestBudget {
    private final BudgetRows rows;
    private final Clock clock;
    private final Map<String, Purse> purses = new ConcurrentHashMap<>();

    SharedBudget(BudgetRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public Optional<Duration> take(Allowance allowance) {
        return purse(allowance).take(allowance);
    }

    @Override
    public void pause(Allowance allowance, Duration wait) {
        purse(allowance).pause(wait);
    }

    private Purse purse(Allowance allowance) {
        return purses.computeIfAbsent(
                allowance.key() + " " + allowance.purpose(), absent -> new Purse(rows, clock));
    }
}
