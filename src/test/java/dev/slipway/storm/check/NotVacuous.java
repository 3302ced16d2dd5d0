package dev.slipway.storm.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.storm.Evidence;
import java.sql.SQLException;
import java.util.HashMap;
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
        atLeast(findings, "kills", evidence.facts().kills(), count(events, "kill"));
        atLeast(findings, "faults seen", evidence.facts().faults(), count(events, "fault"));
        Set<String> workers = Witness.workers(evidence.database());
        atLeast(findings, "replicas that worked", evidence.facts().replicas(), workers.size());
        atLeast(findings, "deliveries", 1, evidence.lines(Evidence.RECEIVER).size());
        return findings.verdict();
    }

    private static void jobs(Evidence evidence, Findings findings) throws SQLException {
        Set<String> completed =
                new HashSet<>(
                        new Rows(evidence.database())
                                .list(
                                        "SELECT id FROM fine_tune WHERE state = 'SUCCEEDED'"
                                                + " UNION SELECT id FROM model WHERE stage IN"
                                                + " ('LIVE','STANDBY','RETIRED')"
                                                + " OR stage = plan ->> 'stopAt'",
                                        row -> row.getString("id")));
        Map<Integer, String> jobs = new HashMap<>();
        evidence.lines(Evidence.CLIENT).stream()
                .filter(answer -> answer.path("job").isInt())
                .filter(answer -> JobTables.ofId(answer.path("id").asText("")).isPresent())
                .forEach(
                        answer -> jobs.put(answer.path("job").asInt(), answer.path("id").asText()));
        evidence.facts().permanent().forEach(jobs::remove);
        long done = jobs.values().stream().filter(completed::contains).count();
        long healthy = evidence.facts().jobs() - evidence.facts().permanent().size();
        findings.expect(
                done >= COMPLETED * healthy, "%d of %d healthy jobs were completed", done, healthy);
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
