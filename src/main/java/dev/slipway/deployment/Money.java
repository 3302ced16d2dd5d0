package dev.slipway.deployment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/** What replicas cost: cents per hour and ready replica, from the moment they are ready. */
final class Money {
    private static final int DIGITS = 10;
    private static final BigDecimal CENTS = BigDecimal.valueOf(100);
    private static final BigDecimal HOUR_MS = BigDecimal.valueOf(3_600_000);

    private Money() {}

    static BigDecimal usdPerHour(Deployment d) {
        return d.centsPerHour == null
                ? null
                : d.centsPerHour
                        .multiply(BigDecimal.valueOf(d.readyReplicas))
                        .divide(CENTS, DIGITS, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
    }

    /** For a sentence: {@code $3.99 per hour}. */
    static String perHourInWords(Deployment d) {
        BigDecimal perHour = usdPerHour(d);
        return perHour == null
                ? "an unknown amount per hour"
                : "$%s per hour"
                        .formatted(perHour.setScale(2, RoundingMode.HALF_UP).toPlainString());
    }

    /** US dollars for the replicas that were ready since the last look; zero without a price. */
    static BigDecimal since(Deployment d, Instant from, Instant to) {
        BigDecimal perHour = usdPerHour(d);
        if (perHour == null || !to.isAfter(from)) {
            return BigDecimal.ZERO;
        }
        return perHour.multiply(BigDecimal.valueOf(Duration.between(from, to).toMillis()))
                .divide(HOUR_MS, DIGITS, RoundingMode.HALF_UP);
    }
}
