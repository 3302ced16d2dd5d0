package dev.slipway.storm;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Deployments and V1 endpoints at the sandbox that no effect knows, also those that are gone. */
final class Strangers {
    private static final Set<String> MADE = Set.of("deployment.create", "v1_endpoint.create");
    private static final double MS_PER_MINUTE = 60_000;

    private Strangers() {}

    /**
     * From birth to end, an upper bound of what their replicas ran; in real minutes of the storm.
     */
    static double minutes(Evidence evidence, Set<String> known) {
        Map<String, Instant> born = new HashMap<>();
        Duration lived = Duration.ZERO;
        Instant last = Instant.EPOCH;
        for (JsonNode entry : evidence.lines(Evidence.SANDBOX)) {
            String id = entry.path("id").asText();
            last = Instant.parse(entry.path("at").asText());
            if (MADE.contains(entry.path("act").asText()) && !known.contains(id)) {
                born.put(id, last);
            } else if (entry.path("act").asText().endsWith(".delete") && born.containsKey(id)) {
                lived = lived.plus(Duration.between(born.remove(id), last));
            }
        }
        for (Instant since : born.values()) {
            lived = lived.plus(Duration.between(since, last));
        }
        return lived.toMillis() / MS_PER_MINUTE / evidence.settings().speed();
    }
}
