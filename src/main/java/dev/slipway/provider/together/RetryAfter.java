package dev.slipway.provider.together;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long Together asks to wait: {@code retry-after-ms}, {@code retry-after} in seconds or as a
 * date, else {@code x-ratelimit-reset}. Null when it says nothing usable; from zero to {@link
 * #CEILING}, whatever is asked for.
 */
final class RetryAfter {
    static final Duration CEILING = Duration.ofMinutes(15);

    private static final int MAX_LENGTH = 40;
    private static final BigDecimal CEILING_SECONDS = BigDecimal.valueOf(CEILING.toSeconds());

    /** A number from here on is a time of day (in 2001 or later), not a wait. */
    private static final BigDecimal EPOCH = BigDecimal.valueOf(1_000_000_000L);

    private static final BigDecimal EPOCH_MILLIS = EPOCH.movePointRight(3);

    /** Go writes durations so, and gateways written in Go put them into this header. */
    private static final Pattern UNITS = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|h|m|s)");

    /** All three that HTTP knows, the last two for old servers. */
    private static final List<DateTimeFormatter> DATES =
            List.of(
                    DateTimeFormatter.RFC_1123_DATE_TIME,
                    DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy HH:mm:ss zzz", Locale.US),
                    DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.US)
                            .withZone(ZoneOffset.UTC));

    private RetryAfter() {}

    static Duration of(UnaryOperator<String> header) {
        String now = header.apply("date");
        Duration wait = wait(header.apply("retry-after-ms"), 3, now);
        if (wait == null) {
            wait = wait(header.apply("retry-after"), 0, now);
        }
        return wait == null ? wait(header.apply("x-ratelimit-reset"), 0, now) : wait;
    }

    private static Duration wait(String value, int decimals, String now) {
        if (value == null || value.length() > MAX_LENGTH) {
            return null;
        }
        String text = value.strip();
        try {
            BigDecimal number = new BigDecimal(text);
            // Written out, 1e999999999 would take all memory.
            boolean sane = Math.abs((long) number.scale()) <= MAX_LENGTH;
            return sane ? seconds(number.movePointLeft(decimals), now) : null;
        } catch (NumberFormatException notANumber) {
            Duration units = units(text);
            return units == null ? until(instant(text), now) : units;
        }
    }

    private static Duration seconds(BigDecimal seconds, String now) {
        if (seconds.compareTo(EPOCH) >= 0) {
            return seconds.compareTo(EPOCH_MILLIS) < 0
                    ? until(Instant.ofEpochSecond(seconds.longValue()), now)
                    : null;
        }
        BigDecimal sane = seconds.max(BigDecimal.ZERO).min(CEILING_SECONDS);
        return Duration.ofMillis(sane.movePointRight(3).longValue());
    }

    private static Duration units(String text) {
        Matcher parts = UNITS.matcher(text);
        BigDecimal seconds = BigDecimal.ZERO;
        int end = 0;
        while (parts.find() && parts.start() == end) {
            BigDecimal amount = new BigDecimal(parts.group(1));
            seconds =
                    seconds.add(
                            switch (parts.group(2)) {
                                case "h" -> amount.multiply(BigDecimal.valueOf(3600));
                                case "m" -> amount.multiply(BigDecimal.valueOf(60));
                                case "s" -> amount;
                                default -> amount.movePointLeft(3);
                            });
            end = parts.end();
        }
        return end == 0 || end < text.length() ? null : seconds(seconds.min(CEILING_SECONDS), null);
    }

    // Measured by the server's own clock, so that ours may be wrong.
    private static Duration until(Instant then, String now) {
        Instant date = now == null ? null : instant(now.strip());
        if (then == null || date == null) {
            return null;
        }
        Duration wait = Duration.between(date, then);
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(CEILING) > 0 ? CEILING : wait;
    }

    private static Instant instant(String value) {
        for (DateTimeFormatter format : DATES) {
            try {
                return ZonedDateTime.parse(value, format).toInstant();
            } catch (DateTimeException another) {
                // The next form may fit.
            }
        }
        return null;
    }
}
