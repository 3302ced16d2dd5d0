package dev.slipway.provider.together;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.UnaryOperator;

/**
 * How long Together asks to wait: {@code retry-after} in seconds or as a date, else {@code
 * x-ratelimit-reset} in seconds. Null when it says nothing usable; never negative, not capped.
 */
final class RetryAfter {
    private static final BigDecimal DAY = BigDecimal.valueOf(86_400);

    private RetryAfter() {}

    static Duration of(UnaryOperator<String> header) {
        String retryAfter = header.apply("retry-after");
        Duration wait = seconds(retryAfter);
        if (wait == null) {
            wait = until(retryAfter, header.apply("date"));
        }
        return wait == null ? seconds(header.apply("x-ratelimit-reset")) : wait;
    }

    private static Duration seconds(String value) {
        try {
            if (value == null) {
                return null;
            }
            // Some servers put an epoch second here; nobody means a wait of more than a day.
            BigDecimal seconds = new BigDecimal(value.strip()).max(BigDecimal.ZERO);
            return seconds.compareTo(DAY) > 0
                    ? null
                    : Duration.ofMillis(seconds.movePointRight(3).longValue());
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    // Measured by the server's own clock, so that ours may be wrong.
    private static Duration until(String value, String now) {
        Instant then = instant(value);
        Instant date = instant(now);
        if (then == null || date == null) {
            return null;
        }
        Duration wait = Duration.between(date, then);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private static Instant instant(String value) {
        try {
            return value == null
                    ? null
                    : ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeException notADate) {
            return null;
        }
    }
}
