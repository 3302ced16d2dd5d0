package dev.slipway.storm;

import java.time.Duration;
import java.util.Optional;

/** What is there before the first fault: suites, a subscriber, and an alias that is live. */
final class Preparation {
    static final String ALIAS = "incumbent";
    private static final Duration ANSWER = Duration.ofMinutes(2);
    private static final Duration LIVE = Duration.ofMinutes(5);

    private final Cluster cluster;
    private final Customer customer;
    private final Board board;

    Preparation(Cluster cluster, Customer customer, Board board) {
        this.cluster = cluster;
        this.customer = customer;
        this.board = board;
    }

    void run() {
        suite(Setup.SUITE, Setup.suite());
        suite(Setup.HOPELESS, Setup.hopelessSuite());
        String url = "http://127.0.0.1:%d/hook".formatted(cluster.toReceiver.port());
        String secret =
                post("/api/v1/webhooks", "{\"url\":\"%s\"}".formatted(url), "subscribe")
                        .text("secret");
        cluster.receiver.secret(secret);
        post(
                "/api/v1/models",
                "{\"repository\":\"acme/support-intents-full\",\"alias\":\"%s\",\"plan\":{}}"
                        .formatted(ALIAS),
                ALIAS);
        Waiting.until("the incumbent is live", LIVE, () -> board.live(ALIAS));
    }

    private void suite(String name, String cases) {
        String file = Uploads.upload(customer, null, "eval", cases).orElseThrow();
        post(
                "/api/v1/suites",
                "{\"name\":\"%s\",\"file\":\"%s\"}".formatted(name, file),
                "suite-" + name);
    }

    private Customer.Answer post(String path, String body, String key) {
        Optional<Customer.Answer> answer =
                customer.insist(
                        new Customer.Request(
                                "POST", path, "application/json", body, key, 0, "set-up"),
                        ANSWER);
        return answer.filter(a -> a.status() / 100 == 2)
                .orElseThrow(() -> new IllegalStateException(path + " was answered " + answer));
    }
}
