package dev.slipway.path;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** A sandbox in a process of its own, so that it outlives every kill of the service. */
record SandboxProcess(Child child, Client client) implements AutoCloseable {
    static final String KEY = "key-of-the-test";
    private static final Pattern READY = Pattern.compile("Sandbox ready at (\\S+)");

    /**
     * @param speed simulated seconds per second
     * @param more words of its command line
     */
    static SandboxProcess start(int speed, String... more) {
        List<String> words = new ArrayList<>(List.of("sandbox", "--speed", String.valueOf(speed)));
        words.addAll(List.of(more));
        Child child = Child.start("sandbox", Map.of(), List.of(), words.toArray(String[]::new));
        child.awaitSaid("Sandbox ready at ");
        Matcher ready = READY.matcher(child.said());
        if (!ready.find()) {
            throw new AssertionError("No address in " + child.log());
        }
        return new SandboxProcess(child, new Client(URI.create(ready.group(1)), KEY));
    }

    URI uri() {
        return client.base();
    }

    /** The next such call is accepted and never answered. */
    void loseAnswer(String method, String route) {
        String rule = "{\"method\":\"%s\",\"route\":\"%s\",\"kind\":\"lose_answer\"}";
        Client.Answer answer = client.post("/sandbox/faults", rule.formatted(method, route));
        if (answer.status() != 201) {
            throw new AssertionError(answer.toString());
        }
    }

    int faultsLeft() {
        return client.get("/sandbox/faults").body().size();
    }

    /** Names of the things on which this act was accepted, such as {@code fine_tune.create}. */
    List<String> ledger(String act) {
        JsonNode entries = client.get("/sandbox/ledger?act=" + act).body();
        return StreamSupport.stream(entries.spliterator(), false)
                .map(entry -> entry.path("name").asText())
                .toList();
    }

    @Override
    public void close() {
        child.close();
        client.http().close();
    }
}
