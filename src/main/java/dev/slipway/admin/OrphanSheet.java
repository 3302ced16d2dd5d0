package dev.slipway.admin;

import dev.slipway.deployment.sweep.OrphanView;
import java.time.Instant;
import java.util.List;

/**
 * Findings, newest first, and those that have ended.
 *
 * @param mayLeave the caller's key may end safe mode
 * @param usdPerHour of all that is shown
 * @param older link to the next page; null on the last one
 */
record OrphanSheet(
        boolean safeMode,
        boolean mayLeave,
        Last last,
        String usdPerHour,
        List<Row> rows,
        List<Row> ended,
        String older) {

    /**
     * The newest sweep.
     *
     * @param at null before the first
     * @param failed null when every list answered
     */
    record Last(Moment at, int listed, String failed, boolean dryRun) {}

    /**
     * @param mayDelete a person may have it removed now
     * @param mayKeep a person may take it over
     */
    record Row(
            String id,
            String kind,
            String name,
            String externalId,
            Badge badge,
            String why,
            String usdPerHour,
            String usdSinceSeen,
            String action,
            String problem,
            Moment found,
            boolean mayDelete,
            boolean mayKeep) {

        static Row of(OrphanView o, boolean mayAct, Instant now) {
            return new Row(
                    o.id(),
                    o.apiGeneration() + " " + o.kind(),
                    o.name(),
                    o.externalId(),
                    badge(o),
                    o.why(),
                    Figures.usdPerHour(o.usdPerHour()),
                    Figures.usd(o.usdSinceSeen()),
                    o.action(),
                    o.problem(),
                    Moment.of(o.firstSeenAt(), now),
                    mayAct && !"DELETE".equals(o.wish()) && !o.kind().equals("upload"),
                    mayAct && !"KEEP".equals(o.wish()));
        }

        private static Badge badge(OrphanView o) {
            return switch (o.state()) {
                case FOUND -> new Badge("ask", "Found", "ask");
                case STOPPING -> new Badge("busy", "Stopping", "busy");
                case STOPPED -> new Badge("stopped", "Stopped", "idle");
                case KEPT -> new Badge("person", "Kept", "calm");
                case DELETING -> new Badge("busy", "Deleting", "busy");
                case OWNED -> new Badge("ok", "Has its record", "ok");
                case GONE -> new Badge("off", "Gone", "idle");
            };
        }
    }
}
