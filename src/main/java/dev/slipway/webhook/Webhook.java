package dev.slipway.webhook;

import dev.slipway.platform.ProjectId;
import java.time.Instant;
import java.util.Objects;

/**
 * Who wants to be told of what.
 *
 * @param disabledReason null while it is enabled
 */
record Webhook(
        String id,
        ProjectId project,
        String url,
        EventFilter events,
        String description,
        Instant disabledAt,
        String disabledReason,
        Health health,
        Instant createdAt,
        Instant updatedAt) {

    /** True when nobody changed where it goes, or whether and how it is sent to. */
    boolean isAs(Webhook seen) {
        return url.equals(seen.url)
                && Objects.equals(disabledAt, seen.disabledAt)
                && health.equals(seen.health);
    }

    boolean disabled() {
        return disabledAt != null;
    }
}
