package dev.slipway.sandbox.switches;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/**
 * How a 429 says when to come again. The newest docs commit only to {@code x-ratelimit-reset};
 * {@code retry-after} was seen live; the SDK reads {@code retry-after-ms} and both forms of {@code
 * retry-after}.
 */
public enum RetryForm {
    /** {@code Retry-After} and {@code x-ratelimit-reset} in seconds. */
    SECONDS,
    /** {@code Retry-After} as an HTTP date. */
    DATE,
    /** {@code retry-after-ms}. */
    MS,
    /** {@code x-ratelimit-reset} alone. */
    RESET,
    /** Nothing. */
    NONE;

    private static final String HEADER = "Retry-After";
    private static final String RESET_HEADER = "x-ratelimit-reset";

    Map<String, String> headers(long seconds, Instant now) {
        String text = String.valueOf(seconds);
        return switch (this) {
            case SECONDS -> Map.of(HEADER, text, RESET_HEADER, text);
            case DATE -> Map.of(HEADER, date(now.plusSeconds(seconds)));
            case MS -> Map.of("retry-after-ms", String.valueOf(seconds * 1_000));
            case RESET -> Map.of(RESET_HEADER, text);
            case NONE -> Map.of();
        };
    }

    private static String date(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static RetryForm of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
