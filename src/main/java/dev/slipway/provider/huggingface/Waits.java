package dev.slipway.provider.huggingface;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long the Hub asks to wait: {@code RateLimit: "api";r=0;t=55} means 55 s and one more, else
 * {@code Retry-After} in seconds or as a date. Null when it says nothing usable.
 */
final class Waits {
    private static final Pattern USED_UP = Pattern.compile(";\\s*r=0\\s*;\\s*t=(\\d{1,6})\\b");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

    private Waits() {}

    static Duration of(UnaryOperator<String> header) {
        String limit = header.apply("RateLimit");
        Matcher usedUp = USED_UP.matcher(limit == null ? "" : limit);
        if (usedUp.find()) {
            return Duration.ofSeconds(Long.parseLong(usedUp.group(1)) + 1);
        }
        String after = header.apply("Retry-After");
        if (after == null) {
            return null;
        }
        return SECONDS.matcher(after.strip()).matches()
                ? Duration.ofSeconds(Long.parseLong(after.strip()))
                : until(after.strip(), header.apply("Date"));
    }

    // Measured by the server's own clock, so that ours may be wrong.
    private static Duration until(String value, String now) {
        try {
            if (now == null) {
                return null;
            }
            Duration wait = Duration.between(instant(now), instant(value));
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException notADate) {
            return null;
        }
    }

    private static Instant instant(String value) {
        return ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }
}
