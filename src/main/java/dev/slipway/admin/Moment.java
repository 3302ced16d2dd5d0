package dev.slipway.admin;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A point in time as people read it: how long ago or ahead, and exactly, in UTC.
 *
 * @param iso for {@code datetime}, from which the page keeps {@code relative} fresh
 */
record Moment(String iso, String exact, String relative) {
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    /** Null for null. */
    static Moment of(Instant at, Instant now) {
        return at == null
                ? null
                : new Moment(at.toString(), EXACT.format(at), relative(Duration.between(at, now)));
    }

    private static String relative(Duration ago) {
        String span = span(ago.abs());
        return ago.isNegative() ? "in " + span : span + " ago";
    }

    /** The largest unit that fits: {@code 45 s}, {@code 3 min}, {@code 5 h}. */
    static String span(Duration length) {
        if (length.toSeconds() < 60) {
            return length.toSeconds() + " s";
        }
        if (length.toMinutes() < 60) {
            return length.toMinutes() + " min";
        }
        return length.toHours() < 48 ? length.toHours() + " h" : length.toDays() + " d";
    }
}
