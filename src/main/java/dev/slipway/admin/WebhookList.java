package dev.slipway.admin;

import dev.slipway.webhook.WebhookView;
import java.time.Instant;
import java.util.List;

/**
 * Webhooks, newest first.
 *
 * @param mayMake the caller's key may make new ones
 * @param older link to the next page; null on the last one
 */
record WebhookList(List<Row> rows, boolean mayMake, String older) {

    /**
     * @param failing null while it does well
     */
    record Row(
            String id,
            String url,
            String events,
            String description,
            Badge badge,
            Integer waiting,
            Moment failing,
            String disabledReason,
            Moment born) {

        static Row of(WebhookView w, Instant now) {
            return new Row(
                    w.id(),
                    w.url(),
                    w.events().contains("*") ? "all events" : String.join(", ", w.events()),
                    w.description(),
                    badge(w),
                    w.waiting(),
                    Moment.of(w.failingSince(), now),
                    w.disabledReason(),
                    Moment.of(w.createdAt(), now));
        }

        private static Badge badge(WebhookView w) {
            if (!w.enabled()) {
                return new Badge("stopped", "Disabled", "idle");
            }
            return w.failingSince() == null
                    ? new Badge("ok", "Enabled", "ok")
                    : new Badge("warn", "Failing", "warn");
        }
    }
}
