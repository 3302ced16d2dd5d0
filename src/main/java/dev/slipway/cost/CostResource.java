package dev.slipway.cost;

import dev.slipway.access.Caller;
import dev.slipway.access.Requires;
import dev.slipway.access.Role;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/** What the caller's project spent. */
@Path("/api/v1/costs")
@Requires(Role.VIEWER)
class CostResource {
    private final Costs costs;
    private final Caller caller;

    CostResource(Costs costs, Caller caller) {
        this.costs = costs;
        this.caller = caller;
    }

    /**
     * Amounts in US dollars.
     *
     * @param totalUsd what is booked
     * @param monthUsd of it in this calendar month (UTC)
     * @param dueUsd not booked yet: since the last look, and trainings that run, by their estimate
     * @param usdPerHour what runs costs now
     * @param bySubject what each fine-tune and deployment cost so far
     * @param until the last booking
     */
    record View(
            BigDecimal totalUsd,
            BigDecimal monthUsd,
            BigDecimal dueUsd,
            BigDecimal usdPerHour,
            Map<String, BigDecimal> byKind,
            Map<String, BigDecimal> bySubject,
            Instant until) {}

    @GET
    public View costs() {
        Costs.Sums sums = costs.of(caller.project());
        return new View(
                sums.totalUsd(),
                sums.monthUsd(),
                sums.dueUsd(),
                sums.usdPerHour(),
                sums.byKind(),
                sums.bySubject(),
                sums.until());
    }
}
