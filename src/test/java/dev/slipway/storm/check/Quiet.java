package dev.slipway.storm.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.storm.Evidence;
import java.util.List;

/** When the harness found everything at rest; replicas may be gone since. */
final class Quiet {
    private Quiet() {}

    /** ISO 8601; null when the harness did not say, which means now. */
    static String at(Evidence evidence) {
        List<String> told =
                evidence.lines(Evidence.EVENTS).stream()
                        .filter(event -> event.path("what").asText().equals("quiet"))
                        .map(event -> event.path("at").asText())
                        .toList();
        return told.isEmpty() ? null : told.getLast();
    }

    /** The event that a delivery was of: the receiver's id names the subscriber behind it. */
    static String event(JsonNode arrival) {
        String[] parts = arrival.path("id").asText().split("_");
        return parts.length < 2 ? parts[0] : parts[0] + "_" + parts[1];
    }

    static boolean acked(JsonNode arrival) {
        return arrival.path("acked").asBoolean();
    }
}
