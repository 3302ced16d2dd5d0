package dev.slipway.demo;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** A transition on one line: time, kind, short id, from and to, reason. */
final class EventLine {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int SHORT = 6;

    private EventLine() {}

    static String of(Event event, ZoneId zone) {
        String change = event.isBirth() ? event.to() : event.from() + " -> " + event.to();
        String reason = event.reason() == null ? "" : event.reason().replaceAll("\\R", " ");
        return "  %s  %-10s  %-14s  %-27s  %s"
                .formatted(
                        TIME.format(event.at().atZone(zone)),
                        event.kind(),
                        shortId(event.subject()),
                        change,
                        reason)
                .stripTrailing();
    }

    /** The prefix and the last signs, which differ; the first of ids of one time are the same. */
    static String shortId(String id) {
        int end = id.indexOf('_') + 1;
        return end == 0 || id.length() <= end + SHORT
                ? id
                : id.substring(0, end) + ".." + id.substring(id.length() - SHORT);
    }
}
