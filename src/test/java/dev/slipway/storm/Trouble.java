package dev.slipway.storm;

import dev.slipway.storm.proxy.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What can be made to go wrong with the provider, the network and Quartz; chosen by dice. */
final class Trouble {
    private static final List<String> CREATES =
            List.of(
                    "/v1/fine-tunes",
                    "/v1/files/upload",
                    "/v1/endpoints",
                    "/v1/models",
                    "/v2/projects/*/models",
                    "/v2/projects/*/models/uploads",
                    "/v2/projects/*/endpoints",
                    "/v2/projects/*/endpoints/*/deployments");

    /** The control plane: what a model answers is no business of theirs. */
    private static final List<String> READS =
            List.of(
                    "/v1/fine-tunes/**",
                    "/v1/endpoints/**",
                    "/v1/jobs/**",
                    "/v2/**",
                    "/v1/fine-tunes",
                    "/v1/endpoints",
                    "/v1/models",
                    "/v2/projects/**");

    private static final List<Integer> STATUSES = List.of(500, 502, 503, 504, 408);
    private static final List<Integer> WAITS = List.of(-5, 0, 1, 2, 5);

    /** Positions that are in doubt; each is taken back some seconds later. */
    private static final List<String> SWITCHES =
            List.of(
                    "{\"listLag\":%1$d}",
                    "{\"lateCommit\":%1$d}",
                    "{\"status\":\"jitter\"}",
                    "{\"status\":\"unknown\"}",
                    "{\"nameFilter\":false}",
                    "{\"etags\":false}",
                    "{\"coldCreate\":false}",
                    "{\"requestsPerMinute\":600,\"retryAfter\":\"ms\"}",
                    "{\"requestsPerMinute\":600,\"retryAfter\":\"reset\"}",
                    "{\"requestsPerMinute\":600,\"retryAfter\":\"none\"}");

    /** Everything as the provider is taken to be. */
    static final String CALM =
            "{\"listLag\":0,\"lateCommit\":0,\"status\":\"steady\",\"nameFilter\":true,"
                    + "\"etags\":true,\"coldCreate\":true,\"requestsPerMinute\":0,"
                    + "\"retryAfter\":\"seconds\",\"capacity\":true}";

    static final Map<String, Fault> NETWORK =
            Map.of(
                    "latency", new Fault.Latency(Duration.ofMillis(60)),
                    "reset", new Fault.Reset(),
                    "half-open", new Fault.HalfOpen(),
                    "slow-close", new Fault.SlowClose(Duration.ofMillis(800)),
                    "truncate", new Fault.Truncate(300),
                    "bandwidth", new Fault.Bandwidth(40_000));

    private final Random random;
    private final StormSettings settings;

    Trouble(Random random, StormSettings settings) {
        this.random = random;
        this.settings = settings;
    }

    /** The JSON of one rule that befalls {@code count} calls. */
    String fault(int count) {
        int kind = random.nextInt(10);
        if (kind < 4) {
            return "{\"method\":\"POST\",\"route\":\"%s\",\"kind\":\"%s\",\"count\":%d,\"skip\":%d}"
                    .formatted(
                            of(CREATES),
                            kind < 3 ? "lose_answer" : "malformed",
                            Math.max(1, count / 4),
                            random.nextInt(3));
        }
        String route = of(READS);
        return switch (kind) {
            case 4, 5 ->
                    "{\"route\":\"%s\",\"kind\":\"fail\",\"status\":%d,\"count\":%d}"
                            .formatted(route, of(STATUSES), count);
            case 6 ->
                    "{\"route\":\"%s\",\"kind\":\"rate_limit\",\"retryAfter\":%d,\"count\":%d}"
                            .formatted(route, of(WAITS), count);
            case 7 ->
                    "{\"route\":\"%s\",\"kind\":\"delay\",\"delayMs\":%d,\"count\":%d}"
                            .formatted(
                                    route, settings.callDeadline().toMillis() * 5 / 4, count / 2);
            case 8 ->
                    "{\"method\":\"GET\",\"route\":\"%s\",\"kind\":\"malformed\",\"count\":%d}"
                            .formatted(route, count);
            default ->
                    "{\"route\":\"%s\",\"kind\":\"lose_answer\",\"count\":%d}"
                            .formatted(route, count);
        };
    }

    String position() {
        // Real time shortened by the factor, in seconds of the sandbox's clock.
        long lag = settings.listLag().toMillis() * settings.speed() / 2000;
        return of(SWITCHES).formatted(lag);
    }

    String network() {
        return of(NETWORK.keySet().stream().sorted().toList());
    }

    String quartz() {
        return of(
                List.of(
                        "DELETE FROM qrtz_simple_triggers; DELETE FROM qrtz_triggers",
                        "UPDATE qrtz_triggers SET trigger_state = 'BLOCKED'"));
    }

    private <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
