package dev.slipway.provider.together;

import dev.slipway.provider.RequestBudget;
import dev.slipway.provider.RequestBudget.Allowance;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import java.time.Duration;
import java.util.Optional;

/** Asks the shared budget before each request, and tells it when Together says "too many". */
class BudgetFilter implements ClientRequestFilter, ClientResponseFilter {
    /** The limit may be of this one kind of call: the others find out after a minute. */
    static final Duration LONGEST = Duration.ofMinutes(1);

    private final RequestBudget budget;
    private final Allowance allowance;

    BudgetFilter(RequestBudget budget, Allowance allowance) {
        this.budget = budget;
        this.allowance = allowance;
    }

    @Override
    public void filter(ClientRequestContext request) {
        Optional<Duration> wait = budget.take(allowance);
        if (wait.isPresent()) {
            throw TogetherErrors.budgetUsedUp(allowance.perMinute(), wait.get());
        }
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        if (response.getStatus() == 429) {
            Duration wait = RetryAfter.of(response::getHeaderString);
            if (wait != null) {
                budget.pause(allowance, wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
            }
        }
    }
}
