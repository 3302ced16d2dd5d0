package dev.slipway.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/**
 * A budget, and how much of it is spent; amounts in US dollars.
 *
 * @param version what {@code If-Match} names; 0 while there is no budget
 * @param level worst of both periods
 * @param why a sentence
 * @param dueUsd part of what is spent that is not booked yet: since the last look, and trainings
 *     that run, by their estimate
 * @param usdPerHour what runs costs now
 */
public record BudgetView(
        long version,
        BudgetLevel level,
        String why,
        Period monthly,
        Period total,
        BigDecimal dueUsd,
        BigDecimal usdPerHour,
        Instant updatedAt,
        String updatedBy) {

    /**
     * @param softUsd where it warns; null: never
     * @param hardUsd where it stops; null: never
     * @param resetsAt null for all time
     */
    public record Period(
            BigDecimal spentUsd, BigDecimal softUsd, BigDecimal hardUsd, Instant resetsAt) {

        static Period of(Limits limits, BigDecimal spent, Instant resetsAt) {
            return new Period(
                    plain(spent), plain(limits.warnsAt()), plain(limits.hardUsd()), resetsAt);
        }
    }

    static BudgetView of(Budget budget, Spend spend) {
        BudgetVerdict verdict = BudgetVerdict.of(budget, spend);
        return new BudgetView(
                budget.version(),
                verdict.level(),
                verdict.why(),
                Period.of(budget.monthly(), spend.monthUsd(), spend.resetsAt()),
                Period.of(budget.total(), spend.totalUsd(), null),
                plain(spend.dueUsd()),
                plain(spend.usdPerHour()),
                budget.updatedAt(),
                budget.updatedBy());
    }

    /** Hundredths of a cent are enough for people; never in exponents. */
    private static BigDecimal plain(BigDecimal usd) {
        if (usd == null) {
            return null;
        }
        BigDecimal short4 = usd.setScale(4, RoundingMode.HALF_UP).stripTrailingZeros();
        return short4.scale() < 2 ? short4.setScale(2) : short4;
    }
}
