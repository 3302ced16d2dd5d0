package dev.slipway.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Set;

/** Reads the header of RFC 9110, section 10.2.3. Anything else counts as not sent. */
final class RetryAfter {
    private static final Set<Integer> MAY_ASK = Set.of(429, 502, 503, 504);
    private static final int LONGEST = 40;

    private RetryAfter() {}

    /** The wait that was asked for, at least zero; null when there is none to obey. */
    static Duration read(int status, String header, Instant now) {
        if (!MAY_ASK.contains(status) || header == null || header.length() > LONGEST) {
            return null;
        }
        String text = header.trim();
        try {
            if (text.matches("[0-9]{1,18}")) {
                return Duration.ofSeconds(Long.parseLong(text));
            }
            Instant at = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
            return at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO;
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }
}
