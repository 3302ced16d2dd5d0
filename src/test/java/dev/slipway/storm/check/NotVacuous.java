package dev.slipway.storm.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.storm.Evidence;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The storm was one: jobs came through it, and all that was planned did happen. */
final class NotVacuous implements Invariant {
    private static final double COMPLETED = 0.95;

    @Override
    public String name() {
        return "I11 not vacuous";
    }

    @Override
    public Verdict check(Evidence evidence) throws SQLException {
        Findings findings = new Findings(name());
        jobs(evidence, findings);
        List<JsonNode> events = evidence.lines(Evidence.EVENTS);
        Set<String> hit = new HashSet<>(targets(events, "crash"));
        evidence.facts()
                .crashPoints()
                .forEach(
                        point ->
                                findings.expect(
                                        hit.contains(point),
                                        "crash point %s was never hit",
                                        point));
        evidence.facts()
                .planned()
                .forEach((what, times) -> atLeast(findings, what, times, count(events, what)));
        evidence.facts()
                .befalling()
                .forEach((whom, times) -> atLeast(findings, whom, times, befallen(events, whom)));
        for (JsonNode event : events) {
            if (event.path("what").asText().equals("failed")) {
                findings.expect(false, "the harness could not: %s", event);
            }
        }
        Set<String> workers = Witness.workers(evidence.database());
        atLeast(findings, "replicas that worked", evidence.facts().replicas(), workers.size());
        atLeast(findings, "deliveries", 1, evidence.lines(Evidence.RECEIVER).size());
        return findings.verdict();
    }

    private static void jobs(Evidence evidence, Findings findings) throws SQLException {
        Map<String, String> places = ScriptedEnds.places(evidence);
        Set<Integer> done = new HashSet<>();
        for (JsonNode answer : evidence.lines(Evidence.CLIENT)) {
            String place = places.get(answer.path("id").asText(""));
            if (place != null
                    && ScriptedEnds.kind(answer)
                            .filter(k -> k.ends().contains(place))
                            .isPresent()) {
                done.add(answer.path("job").asInt());
            }
        }
        evidence.facts().permanent().forEach(done::remove);
        long healthy = evidence.facts().jobs() - evidence.facts().permanent().size();
        findings.expect(
                done.size() >= COMPLETED * healthy,
                "%d of %d healthy jobs were completed",
                done.size(),
                healthy);
    }

    private static void atLeast(Findings findings, String what, long planned, long seen) {
        findings.expect(seen >= planned, "%s: %d, planned were %d", what, seen, planned);
    }

    private static long count(List<JsonNode> events, String what) {
        return targets(events, what).size();
    }

    /** By the count of whom it befell: the sandbox or a proxy. */
    private static long befallen(List<JsonNode> events, String whom) {
        return events.stream()
                .filter(event -> event.path("what").asText().equals("befell"))
                .filter(event -> event.path("target").asText().equals(whom))
                .mapToLong(event -> event.path("detail").asLong())
                .sum();
    }

    private static List<String> targets(List<JsonNode> events, String what) {
        return events.stream()
                .filter(event -> event.path("what").asText().equals(what))
                .map(event -> event.path("target").asText())
                .collect(Collectors.toList());
    }
}
