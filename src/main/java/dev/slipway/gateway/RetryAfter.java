package dev.slipway.gateway;

import io.vertx.core.MultiMap;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** How long an upstream asks to wait. Together commits to {@code x-ratelimit-reset} only. */
final class RetryAfter {
    private static final double LONGEST_MILLIS = 86_400_000;

    private RetryAfter() {}

    /** Null when the headers do not say, or say nonsense; never negative. */
    static Duration of(MultiMap headers, Instant now) {
        Duration millis = inUnits(headers.get("retry-after-ms"), 1);
        if (millis != null) {
            return millis;
        }
        String after = headers.get("retry-after");
        Duration wait = inUnits(after, 1_000);
        if (wait == null && after != null) {
            wait = until(after, now);
        }
        return wait != null ? wait : inUnits(headers.get("x-ratelimit-reset"), 1_000);
    }

    private static Duration inUnits(String number, int millis) {
        if (number == null) {
            return null;
        }
        try {
            double wait = Double.parseDouble(number) * millis;
            return Double.isNaN(wait)
                    ? null
                    : Duration.ofMillis((long) Math.clamp(wait, 0, LONGEST_MILLIS));
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
