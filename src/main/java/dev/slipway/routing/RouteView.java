package dev.slipway.routing;

import java.time.Instant;
import java.util.List;

/** A route as callers see it. {@code live} and {@code previous} are model ids or null. */
record RouteView(
        String alias,
        long version,
        String live,
        String previous,
        List<Weight> targets,
        Instant updatedAt) {

    static RouteView of(RouteRow row) {
        return new RouteView(
                row.key.alias(), row.version, row.live, row.previous, row.targets(), row.updatedAt);
    }

    String etag() {
        return String.valueOf(version);
    }
}
