package dev.slipway.storm.bug;

import java.util.List;
import java.util.Set;

/** All planted bugs, by their number in the specification. */
public final class PlantedBugs {
    private static final String LIFECYCLE = "dev.slipway.lifecycle.";

    private static final String SEND_EARLY =
            """
                private String early(String id) {
                    for (String url :
                            sql.list(
                                    "SELECT url FROM webhook WHERE disabled_at IS NULL",
                                    row -> row.getString(1))) {
                        try {
                            var request =
                                    java.net.http.HttpRequest.newBuilder(java.net.URI.create(url))
                                            .header("webhook-id", id)
                                            .header("content-type", "application/json")
                                            .timeout(java.time.Duration.ofSeconds(2))
                                            .POST(
                                                    java.net.http.HttpRequest.BodyPublishers.ofString(
                                                            "{\\"type\\":\\"early\\",\\"data\\":{}}"))
                                            .build();
                            java.net.http.HttpClient.newHttpClient()
                                    .send(
                                            request,
                                            java.net.http.HttpResponse.BodyHandlers.discarding());
                        } catch (Exception e) {
                            LOG.debugf("Not sent early: %s", e);
                        }
                    }
                    return id;
                }
            """;

    private static final String JVM_TIME =
            """
                private static String jvmTime() {
                    return "'"
                            + io.quarkus.arc.Arc.container()
                                    .instance(java.time.Clock.class)
                                    .get()
                                    .instant()
                            + "'::timestamptz";
                }
            """;

    private static final String ACK_FIRST =
            """
            java.time.Instant early = clock.instant();
            AttemptResult believed =
                    AttemptResult.of(
                            delivery.attempts() + 1, new Answer(200, null, "surely"), early, 0);
            Tx.run(
                    () -> {
                        items.guard(claim);
                        queue.tried(delivery, believed, early);
                    });
            """;

    public static final List<PlantedBug> ALL =
            List.of(
                    effects(
                            1,
                            "create before the intent is committed",
                            "I2",
                            Edit.of("store\\.attempting\\(planned, claim\\.epoch\\(\\)\\);", "")),
                    effects(
                            2,
                            "timeout treated as failed",
                            "I1",
                            Edit.of(
                                    "switch \\(e\\.outcome\\(\\)\\)",
                                    "switch (e.outcome() == dev.slipway.provider.Outcome.UNKNOWN"
                                            + " ? dev.slipway.provider.Outcome.REFUSED :"
                                            + " e.outcome())")),
                    effects(
                            3,
                            "no quarantine",
                            "I2",
                            Edit.of(
                                    "compareTo\\(config\\.effects\\(\\)\\.quarantine\\(\\)\\)",
                                    "compareTo(Duration.ZERO)")),
                    effects(
                            4,
                            "attempt number in the name",
                            "I2",
                            Edit.of(
                                    "act\\.create\\(\\)\\.apply\\(effect\\.token\\(\\)\\)",
                                    "act.create().apply(effect.token() + \"-a\" +"
                                            + " effect.attempt())")),
                    new PlantedBug(
                            5,
                            "no epoch in WHERE",
                            LIFECYCLE + "WorkItems",
                            List.of(Edit.of("AND epoch = \\?", "AND (epoch = ? OR true)")),
                            Set.of("I7"),
                            ""),
                    new PlantedBug(
                            6,
                            "lease on the JVM's clock",
                            LIFECYCLE + "WorkItems",
                            List.of(
                                    Edit.of(
                                            "lease_until( [<=] )clock_timestamp\\(\\)",
                                            "lease_until$1\" + jvmTime() + \""),
                                    Edit.member(JVM_TIME)),
                            Set.of("I7"),
                            ""),
                    new PlantedBug(
                            7,
                            "webhook sent before commit",
                            LIFECYCLE + "Transitions",
                            List.of(
                                    Edit.of(
                                            "ids\\.next\\(\"evt\"\\)(,\\s+record\\b)",
                                            "early(ids.next(\"evt\"))$1"),
                                    Edit.member(SEND_EARLY)),
                            Set.of("I4"),
                            ""),
                    new PlantedBug(
                            8,
                            "acknowledgement stored before the event is sent",
                            "dev.slipway.webhook.Attempt",
                            List.of(
                                    Edit.of(
                                            "Answer answer = sender\\.send\\(to, delivery\\);",
                                            ACK_FIRST + "$0")),
                            Set.of("I4"),
                            ""),
                    new PlantedBug(
                            10,
                            "teardown marks RELEASED without observing",
                            "dev.slipway.deployment.DeploymentWorker",
                            List.of(
                                    Edit.of(
                                            "(serving\\.delete\\(d, facts\\);\\s+)"
                                                    + "yield Settlement\\.next\\(settle\\.note\\(d, facts\\)\\);",
                                            "$1yield Settlement.done(settle.gone(d, facts));")),
                            Set.of("I1"),
                            ""),
                    new PlantedBug(
                            11,
                            "synchronous_commit = off",
                            "dev.slipway.platform.DatabaseChecks",
                            List.of(
                                    Edit.of(
                                            "refuseOff\\(statement, \"synchronous_commit\"\\);",
                                            "")),
                            Set.of("I3", "I4", "I8"),
                            "ALTER ROLE CURRENT_USER SET synchronous_commit = off"));

    private PlantedBugs() {}

    private static PlantedBug effects(int number, String title, String expected, Edit edit) {
        return new PlantedBug(
                number, title, LIFECYCLE + "Effects", List.of(edit), Set.of(expected), "");
    }
}
