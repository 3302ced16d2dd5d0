package dev.slipway.cost;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What a project has spent: what the ledger holds, and what is due or bound and not in it yet.
 *
 * @param month the calendar month in UTC
 * @param bookedUsd what the ledger holds of this month
 * @param dueUsd what it does not hold yet
 * @param totalUsd of all time, both together
 */
record Spend(
        YearMonth month,
        BigDecimal bookedUsd,
        BigDecimal dueUsd,
        BigDecimal totalUsd,
        List<Burning> burning) {

    static YearMonth monthOf(Instant now) {
        return YearMonth.from(now.atZone(ZoneOffset.UTC));
    }

    static Instant begin(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    BigDecimal monthUsd() {
        return bookedUsd.add(dueUsd);
    }

    Instant resetsAt() {
        return begin(month.plusMonths(1));
    }

    BigDecimal usdPerHour() {
        return burning.stream()
                .map(Burning::usdPerHour)
                .filter(usd -> usd != null)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** With something more that is about to be bound. */
    Spend plus(BigDecimal usd) {
        return new Spend(month, bookedUsd, dueUsd.add(usd), totalUsd.add(usd), burning);
    }
}
