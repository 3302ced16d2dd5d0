package dev.slipway.deployment;

import java.time.Duration;
import java.time.Instant;

/**
 * For whom a deployment runs, and until when.
 *
 * @param owner who asked for its model, such as {@code key:key_01k...}
 * @param idleTimeout how long it may serve without a request; zero: without end
 * @param lastTrafficAt null before the first request
 * @param until when its replicas go, unless a request or a person comes; null while it does not
 *     serve, or when it may idle without end
 * @param keptBy who prolonged it by hand last, or null
 * @param stoppedFor {@code idle} or {@code budget} when a guard stopped it; else null
 */
public record Lease(
        String owner,
        Duration idleTimeout,
        Instant lastTrafficAt,
        Instant until,
        String keptBy,
        String stoppedFor) {}
