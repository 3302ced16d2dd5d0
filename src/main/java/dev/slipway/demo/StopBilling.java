package dev.slipway.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** Stops what bills, as a user would, and sees from the provider's side that it has stopped. */
record StopBilling(Servers servers, Screen screen) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_MS = 250;

    /**
     * @throws DemoException when something still bills after a minute
     */
    void run() {
        for (JsonNode deployment : servers.api().get("/api/v1/deployments").path("data")) {
            stop(deployment);
        }
        Stopwatch watch = Stopwatch.start();
        Bill bill = Bill.read(servers.sandbox());
        while (!bill.running().isEmpty()) {
            if (watch.passed().compareTo(PATIENCE) > 0) {
                throw new DemoException("Still billing a minute after the stop: " + bill.running());
            }
            servers.service().endedWithin(LOOK_MS);
            bill = Bill.read(servers.sandbox());
        }
        screen.line("  Stopped   every deployment; nothing is billing any more");
    }

    private void stop(JsonNode deployment) {
        String state = deployment.path("state").asText();
        if (!state.equals("READY") && !state.equals("DEGRADED") && !state.equals("STARTING")) {
            return;
        }
        try {
            servers.api()
                    .post(
                            "/api/v1/deployments/%s/stop".formatted(Json.text(deployment, "id")),
                            Json.object());
        } catch (ApiException e) {
            // It left that state by itself; whether it bills is seen below.
            if (e.status() != 409) {
                throw e;
            }
        }
    }
}
