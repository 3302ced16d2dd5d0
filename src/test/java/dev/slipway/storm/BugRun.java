package dev.slipway.storm;

import dev.slipway.storm.bug.PatchedApp;
import dev.slipway.storm.bug.PlantedBug;
import dev.slipway.storm.check.Invariants;
import dev.slipway.storm.check.PlantedBugsCaught;
import dev.slipway.storm.check.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Shows that storms can see: with a planted bug a run turns red by an invariant that names it, and
 * the same seed without it is green: it came to rest, looked at something everywhere and found
 * nothing. What came out is added to {@code target/storm/bugs.jsonl}.
 */
final class BugRun {
    static final Path FOLDER = Path.of("target", "storm").toAbsolutePath();

    private static final int FACTOR = 10;
    private static final Set<String> UNDERWAY = Set.of("I1", "I3", "I6");

    private final PrintStream out;

    BugRun(PrintStream out) {
        this.out = out;
    }

    /** Whether the bug was caught, and only it. */
    boolean run(PlantedBug bug, long seed) throws IOException, SQLException, InterruptedException {
        Path folder = FOLDER.resolve("bug-%d-%d".formatted(bug.number(), seed));
        Folders.fresh(folder);
        Path app = PatchedApp.make(folder.resolve("app"), List.of(bug));
        Outcome red = storm(bug, seed, app, folder.resolve("planted"), bug.sql());
        boolean ran = said(folder.resolve("planted"), bug.marker());
        Outcome clean = storm(bug, seed, StormOptions.PACKAGED, folder.resolve("clean"), List.of());
        boolean caught =
                ran && clean.quiet() && clean.broken().isEmpty() && red.names(bug.expected());
        note(bug, seed, ran && red.names(bug.expected()) ? red.broken() : List.of(), clean.told());
        out.printf(
                "BUG %s, seed %d: %s; red with it %s, without it %s%n",
                bug, seed, caught ? "CAUGHT" : ran ? "NOT CAUGHT" : "NEVER RAN", red, clean);
        return caught;
    }

    /**
     * What a storm came to.
     *
     * @param broken short names of the invariants that are violated or looked at nothing
     */
    private record Outcome(boolean quiet, List<String> broken) {

        /** What is still on its way may look like an orphan or a lost job: that names no bug. */
        boolean names(Set<String> expected) {
            return broken.stream()
                    .filter(expected::contains)
                    .anyMatch(name -> quiet || !UNDERWAY.contains(name));
        }

        List<String> told() {
            return quiet
                    ? broken
                    : Stream.concat(broken.stream(), Stream.of("not at rest")).toList();
        }

        @Override
        public String toString() {
            return told().toString();
        }
    }

    private Outcome storm(PlantedBug bug, long seed, Path app, Path folder, List<String> sql)
            throws IOException, SQLException, InterruptedException {
        StormPlan plan = bug.provocation().plan(seed, sql);
        StormOptions options =
                new StormOptions(
                        seed,
                        plan.jobs().size(),
                        0,
                        Provocation.REPLICAS,
                        FACTOR,
                        app,
                        app,
                        folder);
        Report report = new Storm(options, plan, out).run(Invariants::check);
        List<String> broken =
                report.verdicts().stream()
                        .filter(verdict -> !verdict.holds())
                        .map(BugRun::shortName)
                        // Both replicas die at the same door: then there is nobody to serve.
                        .filter(name -> !name.equals("I9"))
                        .toList();
        return new Outcome(report.quiet(), broken);
    }

    private static String shortName(Verdict verdict) {
        return verdict.invariant().split(" ")[0];
    }

    private static boolean said(Path folder, String marker) throws IOException {
        for (int i = 1; i <= Provocation.REPLICAS; i++) {
            Path log = folder.resolve("logs").resolve("replica-%d.log".formatted(i));
            if (Files.readString(log).contains(marker)) {
                return true;
            }
        }
        return false;
    }

    private static void note(PlantedBug bug, long seed, List<String> red, List<String> clean)
            throws IOException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("bug", bug.number());
        line.put("title", bug.title());
        line.put("seed", seed);
        line.put("expected", bug.expected());
        line.put("red", red);
        line.put("clean", clean);
        Files.writeString(
                FOLDER.resolve(PlantedBugsCaught.RUNS),
                JsonLines.JSON.writeValueAsString(line) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
