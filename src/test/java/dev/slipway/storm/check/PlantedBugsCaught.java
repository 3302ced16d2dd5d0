package dev.slipway.storm.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.storm.Evidence;
import java.util.ArrayList;
import java.util.List;

/**
 * The harness can see: each planted bug turned its run red by the invariant that names it, and the
 * same seed is green without it. Reads {@code bugs.jsonl}: {@code bug}, {@code seed}, {@code
 * expected}, {@code red} (invariants that failed with the bug) and {@code clean} (without it).
 */
public final class PlantedBugsCaught implements Invariant {
    public static final String RUNS = "bugs.jsonl";

    @Override
    public String name() {
        return "I12 planted bugs are caught";
    }

    @Override
    public Verdict check(Evidence evidence) {
        Findings findings = new Findings(name());
        for (JsonNode run : evidence.lines(RUNS)) {
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
        return findings.verdict();
    }

    private static List<String> names(JsonNode list) {
        List<String> names = new ArrayList<>();
        list.forEach(name -> names.add(name.asText()));
        return names;
    }
}
