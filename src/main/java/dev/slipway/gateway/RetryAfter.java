package dev.slipway.gateway;

import io.vertx.core.MultiMap;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** How long an upstream asks to wait. Together commits to {@code x-ratelimit-reset} only. */
final class RetryAfter {
    private static final BigDecimal LONGEST = BigDecimal.valueOf(86_400);

    private RetryAfter() {}

    /** Null when the headers do not say, or say nonsense; never negative. */
    static Duration of(MultiMap headers, Instant now) {
        Duration millis = seconds(headers.get("retry-after-ms"), 3);
        if (millis != null) {
            return millis;
        }
        String after = headers.get("retry-after");
        Duration wait = seconds(after, 0);
        if (wait == null && after != null) {
            wait = until(after, now);
        }
        return wait != null ? wait : seconds(headers.get("x-ratelimit-reset"), 0);
    }

    private static Duration seconds(String number, int decimals) {
        if (number == null || number.length() > 20) {
            return null;
        }
        try {
            BigDecimal seconds =
                    new BigDecimal(number.trim())
                            .movePointLeft(decimals)
                            .max(BigDecimal.ZERO)
                            .min(LONGEST);
            return Duration.ofMillis(seconds.movePointRight(3).longValue());
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    private static Duration until(String date, Instant now) {
        try {
            Instant then =
                    ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
        } catch (DateTimeException notADate) {
            return null;
        }
    }
}
