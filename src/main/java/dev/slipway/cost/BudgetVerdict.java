package dev.slipway.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a budget says to a spend. Pure.
 *
 * @param in which period decides, such as {@code 2026-11} or {@code total}; empty when none does
 * @param why a sentence for people
 */
record BudgetVerdict(BudgetLevel level, String in, String why) {

    static BudgetVerdict of(Budget budget, Spend spend) {
        BudgetVerdict month = of(budget.monthly(), spend.monthUsd(), spend.month().toString());
        BudgetVerdict total = of(budget.total(), spend.totalUsd(), "total");
        return total.level.compareTo(month.level) > 0 ? total : month;
    }

    private static BudgetVerdict of(Limits limits, BigDecimal spent, String in) {
        BudgetLevel level = limits.level(spent);
        String of = in.equals("total") ? "in all" : "in " + in + " (UTC)";
        return switch (level) {
            case OK -> new BudgetVerdict(level, "", "within its budget");
            case SOFT ->
                    new BudgetVerdict(
                            level,
                            in,
                            "%s are spent or bound %s, and the soft limit is %s"
                                    .formatted(usd(spent), of, usd(limits.warnsAt())));
            case HARD ->
                    new BudgetVerdict(
                            level,
                            in,
                            "%s are spent or bound %s, and the hard limit is %s"
                                    .formatted(usd(spent), of, usd(limits.hardUsd())));
        };
    }

    private static String usd(BigDecimal amount) {
        return "$" + amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
