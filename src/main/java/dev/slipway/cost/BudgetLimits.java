package dev.slipway.cost;

import dev.slipway.problem.Problem;
import jakarta.validation.Valid;
import java.util.Map;

/**
 * What a budget is to be; it replaces the one before.
 *
 * @param monthly per calendar month in UTC; left out: none
 * @param total over all time; left out: none
 */
public record BudgetLimits(@Valid Limits monthly, @Valid Limits total) {

    public BudgetLimits {
        monthly = monthly == null ? Limits.NONE : monthly;
        total = total == null ? Limits.NONE : total;
    }

    /**
     * @throws Problem naming the field
     */
    void check() {
        Map.of("monthly", monthly, "total", total)
                .forEach(
                        (name, limits) -> {
                            if (limits.softUsd() != null
                                    && limits.hardUsd() != null
                                    && limits.softUsd().compareTo(limits.hardUsd()) > 0) {
                                throw Problem.invalid(
                                        name + ".softUsd", "must not be above hardUsd");
                            }
                        });
    }
}
