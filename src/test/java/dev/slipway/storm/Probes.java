package dev.slipway.storm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A client of the data plane that asks one live alias again and again. It behaves as OpenAI's
 * clients do, behind a load balancer: each try goes to a replica that is up, and a request is given
 * up after two more tries. Each request is a line of {@code gateway.jsonl} with all its tries, but
 * those that failed and that no replica lived through.
 */
final class Probes implements AutoCloseable {
    static final String FILE = "gateway.jsonl";
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int TRIES = 3;
    private static final int OK = 200;
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);

    private final List<Replica> replicas;
    private final Customer customer;
    private final JsonLines ledger;
    private final String alias;
    private Thread asker;

    Probes(List<Replica> replicas, Customer customer, JsonLines ledger, String alias) {
        this.replicas = replicas;
        this.customer = customer;
        this.ledger = ledger;
        this.alias = alias;
    }

    void start() {
        asker = Thread.ofVirtual().start(this::ask);
    }

    private void ask() {
        for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
            one(i);
            Waiting.pause(PAUSE);
        }
    }

    private void one(int from) {
        List<Integer> tries = new ArrayList<>();
        String body =
                "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"Where is my parcel?\"}]}"
                        .formatted(alias);
        Customer.Request request =
                new Customer.Request(
                        "POST", "/v1/chat/completions", "application/json", body, null, 0, "probe");
        List<String> nodes = replicas.stream().filter(Replica::working).map(Replica::node).toList();
        for (int i = 0; i < TRIES && !tries.contains(OK); i++) {
            if (i > 0) {
                Waiting.pause(FIRST_WAIT.multipliedBy(1L << (i - 1)));
            }
            List<Replica> up = replicas.stream().filter(Replica::working).toList();
            if (up.isEmpty()) {
                // A load balancer without a replica: nothing was asked.
                return;
            }
            Replica chosen = up.get((from + i) % up.size());
            tries.add(customer.send(chosen.uri(), request).map(Customer.Answer::status).orElse(0));
        }
        // Each of those that were up has died under it: then there was nobody to serve.
        boolean served = tries.contains(OK) || replicas.stream().anyMatch(it -> lives(it, nodes));
        if (served && !Thread.currentThread().isInterrupted()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("at", Instant.now().toString());
            line.put("alias", alias);
            line.put("status", tries.getLast());
            line.put("tries", tries);
            ledger.add(line);
        }
    }

    private static boolean lives(Replica replica, List<String> nodes) {
        return replica.working() && nodes.contains(replica.node());
    }

    void stop() {
        if (asker != null) {
            asker.interrupt();
        }
    }

    @Override
    public void close() {
        stop();
        ledger.close();
    }
}
