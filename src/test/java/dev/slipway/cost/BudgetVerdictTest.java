package dev.slipway.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.platform.ProjectId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetVerdictTest {
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    @ParameterizedTest
    @CsvSource({
        "50, 100, 49.99, OK",
        "50, 100, 50, SOFT",
        "50, 100, 99.99, SOFT",
        "50, 100, 100, HARD",
        ", 100, 79.99, OK",
        ", 100, 80, SOFT",
        "50, , 1000, SOFT",
        ", 0, 0, HARD",
        ", , 1000, OK"
    })
    void of_month_reachesItsLimits(
            BigDecimal soft, BigDecimal hard, BigDecimal spent, BudgetLevel expected) {
        Budget budget = budget(new Limits(soft, hard), Limits.NONE);

        BudgetVerdict verdict = BudgetVerdict.of(budget, spend(spent, spent));

        assertThat(verdict.level()).isEqualTo(expected);
        assertThat(verdict.in()).isEqualTo(expected == BudgetLevel.OK ? "" : "2026-11");
    }

    @Test
    void of_bothPeriods_theWorseOneDecides() {
        Budget budget = budget(new Limits(usd(10), usd(100)), new Limits(null, usd(500)));

        BudgetVerdict verdict = BudgetVerdict.of(budget, spend(usd(20), usd(501)));

        assertThat(verdict.level()).isEqualTo(BudgetLevel.HARD);
        assertThat(verdict.in()).isEqualTo("total");
        assertThat(verdict.why()).contains("$501.00", "in all", "$500.00");
    }

    @Test
    void month_isTheCalendarsInUtc() {
        assertThat(Spend.monthOf(Instant.parse("2026-11-30T23:59:59Z"))).isEqualTo(NOVEMBER);
        assertThat(spend(usd(1), usd(1)).resetsAt()).isEqualTo("2026-12-01T00:00:00Z");
    }

    private static Budget budget(Limits month, Limits total) {
        return new Budget(new ProjectId("p"), 1, month, total, Instant.EPOCH, "test");
    }

    private static Spend spend(BigDecimal month, BigDecimal total) {
        return new Spend(NOVEMBER, month, BigDecimal.ZERO, total, List.of());
    }

    private static BigDecimal usd(int amount) {
        return BigDecimal.valueOf(amount);
    }
}
