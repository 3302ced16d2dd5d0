package dev.slipway.model.preflight;

import dev.slipway.problem.Problem;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** When a presigned address ends, by the parameters of S3, Google, Azure and what copies them. */
final class UrlExpiry {
    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);

    private UrlExpiry() {}

    /**
     * @return empty when no parameter says it
     * @throws Problem VALIDATION_FAILED when one does and cannot be read
     */
    static Optional<Instant> of(URI url) {
        try {
            return of(parameters(url));
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException unreadable) {
            throw Problem.invalid(
                    "archive",
                    "has an expiry that cannot be read; presign it again and copy it whole");
        }
    }

    private static Optional<Instant> of(Map<String, String> query) {
        for (String vendor : new String[] {"x-amz", "x-goog"}) {
            String seconds = query.get(vendor + "-expires");
            if (seconds != null) {
                String date = query.get(vendor + "-date");
                require(date != null);
                return Optional.of(
                        LocalDateTime.parse(date, BASIC)
                                .toInstant(ZoneOffset.UTC)
                                .plusSeconds(Long.parseLong(seconds)));
            }
        }
        if (query.containsKey("expires")) {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(query.get("expires"))));
        }
        return Optional.ofNullable(query.get("se")).map(UrlExpiry::azure);
    }

    // Azure takes a date, a time without seconds, or one with them.
    private static Instant azure(String value) {
        if (value.length() == "2026-01-31".length()) {
            return LocalDate.parse(value).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        return OffsetDateTime.parse(value).toInstant();
    }

    private static Map<String, String> parameters(URI url) {
        Map<String, String> parameters = new HashMap<>();
        String query = url.getRawQuery() == null ? "" : url.getRawQuery();
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            String value =
                    parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
            // Two of them: nobody can say which one the server goes by.
            require(parameters.put(parts[0].toLowerCase(Locale.ROOT), value) == null);
        }
        return parameters;
    }

    private static void require(boolean readable) {
        if (!readable) {
            throw new IllegalArgumentException("not readable");
        }
    }
}
