package dev.slipway.storm.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.storm.Evidence;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Routes add up and name only what can answer, at the end and, by the witness, at each change; and
 * the data plane answered while everything behind it was under attack. The probes stand in {@code
 * gateway.jsonl}: {@code at}, {@code alias}, {@code status} of the last try, 0 when no answer came,
 * and {@code tries}, the status of each.
 */
final class TrafficHolds implements Invariant {
    static final String PROBES = "gateway.jsonl";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WHOLE = 100;
    private static final double SUCCESS = 0.999;

    /** With fewer nothing is shown. */
    private static final int LEAST_PROBES = 50;

    private record Route(String alias, String live, String targets) {}

    @Override
    public String name() {
        return "I9 traffic";
    }

    @Override
    public Verdict check(Evidence evidence) throws SQLException, JsonProcessingException {
        Findings findings = new Findings(name());
        Rows rows = new Rows(evidence.database());
        Set<String> ready =
                new HashSet<>(
                        rows.list(
                                "SELECT m.id FROM model m LEFT JOIN deployment d ON d.id ="
                                        + " m.deployment_id WHERE d.state IN ('READY','DEGRADED')"
                                        + " OR m.image_lora_url IS NOT NULL",
                                row -> row.getString("id")));
        for (Route route : routes(rows)) {
            route(findings, route, ready);
        }
        changes(findings, rows);
        probes(findings, evidence.lines(PROBES));
        return findings.verdict();
    }

    private static List<Route> routes(Rows rows) throws SQLException {
        return rows.list(
                "SELECT alias, live, targets FROM route WHERE live IS NOT NULL",
                row ->
                        new Route(
                                row.getString("alias"),
                                row.getString("live"),
                                row.getString("targets")));
    }

    private static void route(Findings findings, Route route, Set<String> ready)
            throws JsonProcessingException {
        int sum = 0;
        for (JsonNode target : JSON.readTree(route.targets())) {
            int weight = target.path("weight").asInt();
            String model = target.path("modelId").asText();
            sum += weight;
            findings.expect(
                    weight == 0 || ready.contains(model),
                    "%s sends %d %% to %s, which is not ready",
                    route.alias(),
                    weight,
                    model);
        }
        findings.expect(sum == WHOLE, "the weights of %s add up to %d", route.alias(), sum);
        findings.expect(
                ready.contains(route.live()),
                "%s stands for %s, which cannot be reached",
                route.alias(),
                route.live());
    }

    /** What stood in the table between two looks of a gateway was served. */
    private static void changes(Findings findings, Rows rows) throws SQLException {
        if (!rows.has("storm.route")) {
            return;
        }
        rows.list(
                "SELECT alias, weight, unready FROM storm.route ORDER BY n",
                row -> {
                    findings.expect(
                            row.getInt("weight") == WHOLE && row.getString("unready") == null,
                            "%s was changed to weights of %d in all, not ready: %s",
                            row.getString("alias"),
                            row.getInt("weight"),
                            row.getString("unready"));
                    return 0;
                });
    }

    private static void probes(Findings findings, List<JsonNode> probes) {
        findings.expect(
                probes.size() >= LEAST_PROBES,
                "the data plane was asked %d times only",
                probes.size());
        Map<String, List<JsonNode>> byAlias =
                probes.stream()
                        .collect(
                                Collectors.groupingBy(
                                        probe -> probe.path("alias").asText(),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        byAlias.forEach(
                (alias, asked) -> {
                    List<JsonNode> failed =
                            asked.stream()
                                    .filter(probe -> probe.path("status").asInt() != 200)
                                    .toList();
                    double success = 1 - (double) failed.size() / asked.size();
                    findings.expect(
                            success >= SUCCESS,
                            "%s answered %.3f %% of %d requests; the first that failed: %s",
                            alias,
                            100 * success,
                            asked.size(),
                            failed.isEmpty() ? "none" : failed.getFirst());
                });
    }
}
