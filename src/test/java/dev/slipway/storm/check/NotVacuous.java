package dev.slipway.storm.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.storm.Evidence;
import dev.slipway.storm.JobKind;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        atLeast(findings, "kills", evidence.facts().kills(), count(events, "kill"));
        atLeast(findings, "faults seen", evidence.facts().faults(), count(events, "fault"));
        Set<String> workers = Witness.workers(evidence.database());
        atLeast(findings, "replicas that worked", evidence.facts().replicas(), workers.size());
        atLeast(findings, "deliveries", 1, evidence.lines(Evidence.RECEIVER).size());
        return findings.verdict();
    }

    private static void jobs(Evidence evidence, Findings findings) throws SQLException {
        Map<String, String> places = places(evidence);
        Set<Integer> done = new HashSet<>();
        for (JsonNode answer : evidence.lines(Evidence.CLIENT)) {
            String place = places.get(answer.path("id").asText(""));
            if (place != null && kind(answer).filter(k -> k.ends().contains(place)).isPresent()) {
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

    private static Optional<JobKind> kind(JsonNode answer) {
        return Arrays.stream(JobKind.values())
                .filter(kind -> kind.word().equals(answer.path("kind").asText()))
                .findFirst();
    }

    /** How far what a client was told of has come: a fine-tune as far as its model. */
    private static Map<String, String> places(Evidence evidence) throws SQLException {
        return new Rows(evidence.database())
                        .list(
                                "SELECT f.id, coalesce(m.stage, f.state) AS place FROM fine_tune f"
                                        + " LEFT JOIN model m ON m.id = f.model_id"
                                        + " UNION ALL SELECT id, stage FROM model",
                                row -> Map.entry(row.getString("id"), row.getString("place")))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void atLeast(Findings findings, String what, long planned, long seen) {
        findings.expect(seen >= planned, "%s: %d, planned were %d", what, seen, planned);
    }

    private static long count(List<JsonNode> events, String what) {
        return targets(events, what).size();
    }

    private static List<String> targets(List<JsonNode> events, String what) {
        return events.stream()
                .filter(event -> event.path("what").asText().equals(what))
                .map(event -> event.path("target").asText())
                .collect(Collectors.toList());
    }
}
