package dev.slipway.cost;

import dev.slipway.platform.ProjectId;
import java.time.Instant;

/**
 * What a project may spend.
 *
 * @param version 0 for a project without a budget; grows with each change
 * @param monthly per calendar month in UTC
 * @param total over all time
 * @param updatedBy who set it; null for a project without a budget
 */
record Budget(
        ProjectId project,
        long version,
        Limits monthly,
        Limits total,
        Instant updatedAt,
        String updatedBy) {

    static Budget none(ProjectId project) {
        return new Budget(project, 0, Limits.NONE, Limits.NONE, null, null);
    }
}
