package dev.slipway.storm;

import dev.slipway.storm.check.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a storm did and what it found.
 *
 * @param figures in the order in which they are printed
 */
public record Report(Map<String, Object> figures, List<Verdict> verdicts) {
    private static final int SHOWN = 20;

    /** What the harness itself saw. */
    record Seen(
            Events events,
            CrashBook crashes,
            Takeovers takeovers,
            Board board,
            int unseen,
            boolean quiet) {}

    static Report of(Evidence evidence, Seen seen, StormPlan plan, List<Verdict> verdicts)
            throws SQLException {
        Map<String, Object> figures = new LinkedHashMap<>();
        StormFacts facts = evidence.facts();
        Events events = seen.events();
        figures.put("seed", facts.seed());
        figures.put("factor", evidence.settings().factor());
        figures.put("jobs", facts.jobs());
        figures.put("replicas", facts.replicas());
        figures.put("kill -9 of a replica", events.count("kill"));
        figures.put("deaths at a crash point", events.count("crash"));
        figures.put("starts of processes", events.count("start"));
        figures.put("pauses beyond the lease", events.count("stop") + events.count("pause"));
        figures.put("upgrades of a replica", events.count("upgrade"));
        figures.put("kill -9 of PostgreSQL", events.count("pg-kill"));
        figures.put("attacks on Quartz", events.count("quartz"));
        figures.put("faults planned", facts.planned().getOrDefault("fault", 0));
        figures.put("faults made", events.count("fault"));
        figures.put("provider calls to fail", plan.faultyCalls());
        figures.put("provider calls that failed", plan.faultyCalls() - seen.unseen());
        Map<String, Integer> hits = seen.crashes().hits();
        figures.put("crash points hit", hits.size() + " of " + seen.crashes().planned().size());
        figures.put("hits", hits);
        figures.put("crash points missed", seen.crashes().missed());
        figures.put("takeovers measured", seen.takeovers().count());
        figures.put("kills without a measure", seen.takeovers().unmeasured());
        for (int p : new int[] {50, 90, 99, 100}) {
            figures.put("takeover p" + p + " ms", seen.takeovers().percentile(p));
        }
        figures.put("quiet at the end", seen.quiet());
        figures.put("jobs by kind and end", ends(seen.board(), plan));
        figures.putAll(new Figures(evidence).all());
        return new Report(figures, verdicts);
    }

    private static Map<String, Integer> ends(Board board, StormPlan plan) {
        Map<String, Integer> ends = new TreeMap<>();
        for (Job job : plan.jobs()) {
            String end = board.of(job).map(Board.Place::word).orElse("NOWHERE");
            ends.merge(job.kind().word() + " " + end, 1, Integer::sum);
        }
        return ends;
    }

    /** Whether it came to rest. */
    boolean quiet() {
        return Boolean.TRUE.equals(figures.get("quiet at the end"));
    }

    /** Whether it tested something, came to rest, and nothing was violated. */
    public boolean green() {
        return !verdicts.isEmpty() && quiet() && verdicts.stream().allMatch(Verdict::holds);
    }

    String text() {
        StringBuilder text = new StringBuilder("\n");
        figures.forEach((name, value) -> text.append("%-32s %s%n".formatted(name, value)));
        text.append('\n');
        for (Verdict verdict : verdicts) {
            text.append(
                    "%-24s %7d examined, %d violations%n"
                            .formatted(
                                    verdict.invariant(),
                                    verdict.examined(),
                                    verdict.violations().size()));
            verdict.violations().stream()
                    .limit(SHOWN)
                    .forEach(violation -> text.append("    ").append(violation).append('\n'));
        }
        return text.append(green() ? "\nGREEN" : "\nRED").toString();
    }

    void write(Path folder) {
        Map<String, Object> json = new LinkedHashMap<>(figures);
        json.put("verdicts", verdicts);
        json.put("green", green());
        try {
            Files.writeString(folder.resolve("report.txt"), text());
            Files.writeString(
                    folder.resolve("report.json"),
                    JsonLines.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
