package dev.slipway.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.stream.StreamSupport;

/** Waits until the service has told the receiver everything that happened. */
record Deliveries(Servers servers, Receiver receiver) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LOOK_MS = 250;

    /** Returns when nothing is to be delivered any more, or it takes too long: the count tells. */
    void await() {
        Stopwatch watch = Stopwatch.start();
        int before = -1;
        while (watch.passed().compareTo(PATIENCE) < 0) {
            int now = receiver.delivered();
            // What is not queued yet shows only by its coming, so the count must stand still, too.
            if (now == before && !pending()) {
                return;
            }
            before = now;
            servers.service().endedWithin(2 * LOOK_MS);
        }
    }

    private boolean pending() {
        JsonNode page =
                servers.api()
                        .get(
                                "/api/v1/webhooks/%s/deliveries?limit=200"
                                        .formatted(receiver.webhookId()));
        return StreamSupport.stream(page.path("data").spliterator(), false)
                .anyMatch(delivery -> "PENDING".equals(delivery.path("state").asText()));
    }
}
