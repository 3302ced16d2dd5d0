package dev.slipway.cost;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What may be spent in one period, in US dollars.
 *
 * @param softUsd at this it is said; null: at 80 % of the hard one
 * @param hardUsd at this GPUs are stopped and nothing new is paid for; null: never
 */
public record Limits(
        @DecimalMin("0") @DecimalMax("1000000000") BigDecimal softUsd,
        @DecimalMin("0") @DecimalMax("1000000000") BigDecimal hardUsd) {
    static final Limits NONE = new Limits(null, null);
    private static final BigDecimal WARN_AT = new BigDecimal("0.8");

    BigDecimal warnsAt() {
        return softUsd != null || hardUsd == null
                ? softUsd
                : hardUsd.multiply(WARN_AT).setScale(2, RoundingMode.HALF_UP);
    }

    boolean none() {
        return softUsd == null && hardUsd == null;
    }

    BudgetLevel level(BigDecimal spent) {
        if (hardUsd != null && spent.compareTo(hardUsd) >= 0) {
            return BudgetLevel.HARD;
        }
        return warnsAt() != null && spent.compareTo(warnsAt()) >= 0
                ? BudgetLevel.SOFT
                : BudgetLevel.OK;
    }
}
