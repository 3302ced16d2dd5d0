package dev.slipway.cost;

import dev.slipway.platform.ProjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Front door: what a project spent, and what costs money now. */
@ApplicationScoped
public class Costs {
    private final LedgerSums ledger;
    private final Spends spends;

    Costs(LedgerSums ledger, Spends spends) {
        this.ledger = ledger;
        this.spends = spends;
    }

    /**
     * Amounts in US dollars.
     *
     * @param totalUsd booked, of all time
     * @param monthUsd booked in this calendar month (UTC)
     * @param dueUsd not booked yet
     * @param burning what costs money now
     * @param until the last booking; null before the first
     */
    public record Sums(
            BigDecimal totalUsd,
            BigDecimal monthUsd,
            BigDecimal dueUsd,
            BigDecimal usdPerHour,
            List<Burning> burning,
            Map<String, BigDecimal> byKind,
            Map<String, BigDecimal> bySubject,
            Instant until) {}

    public Sums of(ProjectId project) {
        Spend spend = spends.of(project);
        return new Sums(
                spend.totalUsd().subtract(spend.dueUsd()).stripTrailingZeros(),
                spend.bookedUsd().stripTrailingZeros(),
                spend.dueUsd().stripTrailingZeros(),
                spend.usdPerHour().stripTrailingZeros(),
                spend.burning(),
                ledger.byKind(project),
                ledger.bySubject(project),
                ledger.until(project));
    }
}
