package dev.slipway.storm.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The harness can see: each planted bug turned its run red by the invariant that names it, and the
 * same seed is green without it, under three seeds or more. Reads {@code bugs.jsonl}: {@code bug},
 * {@code seed}, {@code expected}, {@code red} (invariants that failed with the bug) and {@code
 * clean} (without it); of several lines of one bug and seed the last counts.
 */
public final class PlantedBugsCaught {
    public static final String RUNS = "bugs.jsonl";
    private static final String NAME = "I12 planted bugs are caught";
    private static final int SEEDS = 3;

    private PlantedBugsCaught() {}

    /**
     * @param runs the lines of {@link #RUNS}
     * @param bugs numbers of those that must be there
     */
    public static Verdict check(List<JsonNode> runs, Set<Integer> bugs) {
        Findings findings = new Findings(NAME);
        Map<List<Integer>, JsonNode> last = new LinkedHashMap<>();
        runs.forEach(
                run -> last.put(List.of(run.path("bug").asInt(), run.path("seed").asInt()), run));
        for (int bug : bugs) {
            long seeds = last.keySet().stream().filter(which -> which.getFirst() == bug).count();
            findings.expect(
                    seeds >= SEEDS, "bug %d was planted under %d seeds, not %d", bug, seeds, SEEDS);
        }
        last.values().stream()
                .filter(run -> bugs.contains(run.path("bug").asInt()))
                .forEach(run -> caught(run, findings));
        return findings.verdict();
    }

    private static void caught(JsonNode run, Findings findings) {
        String which = "bug %s, seed %s".formatted(run.path("bug"), run.path("seed"));
        List<String> red = names(run.path("red"));
        List<String> expected = names(run.path("expected"));
        findings.expect(
                expected.stream().anyMatch(red::contains),
                "%s: none of %s saw it; red were %s",
                which,
                expected,
                red);
        findings.expect(
                run.path("clean").isArray() && run.path("clean").isEmpty(),
                "%s: red without the bug, too: %s",
                which,
                names(run.path("clean")));
    }

    private static List<String> names(JsonNode list) {
        List<String> names = new ArrayList<>();
        list.forEach(name -> names.add(name.asText()));
        return names;
    }
}
