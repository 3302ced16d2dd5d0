package dev.slipway.storm.bug;

/** Code of the bugs that takes more than a line. */
final class Snippets {
    static final String SEND_EARLY =
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
                                            .header("webhook-timestamp", "1")
                                            .header("webhook-signature", "v1,bm9uZQ==")
                                            .header("content-type", "application/json")
                                            .timeout(java.time.Duration.ofSeconds(20))
                                            .POST(
                                                    java.net.http.HttpRequest.BodyPublishers.ofString(
                                                            "{\\"type\\":\\"early\\",\\"data\\":{}}"))
                                            .build();
                            java.net.http.HttpClient.newHttpClient()
                                    .send(
                                            request,
                                            java.net.http.HttpResponse.BodyHandlers.discarding());
                        } catch (Exception e) {
                            LOG.warnf("Not sent early: %s", e);
                        }
                    }
                    return id;
                }
            """;

    static final String JVM_TIME =
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

    static final String ACK_FIRST =
            """
            java.time.Instant early = begun;
            AttemptResult believed =
                    AttemptResult.of(
                            delivery.attempts() + 1, new Answer(200, null, "surely"), early, 0);
            Tx.run(
                    () -> {
                        items.guard(claim);
                        queue.tried(delivery, believed, early);
                    });
            """;

    static final String NUMBERED =
            """
                private static Effect numbered(Effect e, Claim claim) {
                    return new Effect(
                            e.id(),
                            e.subject(),
                            e.step(),
                            e.generation(),
                            e.kind(),
                            e.token() + "-a" + claim.epoch(),
                            e.state(),
                            e.attempt(),
                            e.createdAt(),
                            e.attempts(),
                            e.externalId(),
                            e.asked(),
                            e.absence(),
                            e.problem(),
                            e.owner());
                }
            """;

    private Snippets() {}
}
