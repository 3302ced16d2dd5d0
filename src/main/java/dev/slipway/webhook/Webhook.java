package dev.slipway.webhook;

import dev.slipway.platform.ProjectId;
import java.time.Instant;

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

    boolean disabled() {
        return disabledAt != null;
    }
}
