package dev.slipway.storm;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A client of the data plane that asks one live alias again and again, and the next replica when
 * one does not answer, as a load balancer would. Each question is a line of {@code gateway.jsonl}.
 */
final class Probes implements AutoCloseable {
    static final String FILE = "gateway.jsonl";
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

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
            if (!nobody()) {
                one(i);
            }
            Waiting.pause(PAUSE);
        }
    }

    private boolean nobody() {
        return replicas.stream().noneMatch(Replica::working);
    }

    private void one(int from) {
        String body =
                "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"Where is my parcel?\"}]}"
                        .formatted(alias);
        Customer.Request request =
                new Customer.Request(
                        "POST", "/v1/chat/completions", "application/json", body, null, 0, "probe");
        int status = 0;
        long until = System.nanoTime() + PATIENCE.toNanos();
        for (int i = 0; status != 200 && until - System.nanoTime() > 0; i++) {
            Optional<Customer.Answer> answer =
                    customer.send(replicas.get((from + i) % replicas.size()).uri(), request);
            status = answer.map(Customer.Answer::status).orElse(status);
            if (status != 200) {
                Waiting.pause(Duration.ofMillis(50));
            }
        }
        if (status != 200 && (nobody() || Thread.currentThread().isInterrupted())) {
            // All were dead at once, which no data plane answers; or the storm is over.
            return;
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", Instant.now().toString());
        line.put("alias", alias);
        line.put("status", status);
        ledger.add(line);
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
