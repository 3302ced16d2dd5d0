package dev.slipway.storm;

import dev.slipway.storm.bug.PlantedBug;
import dev.slipway.storm.bug.PlantedBugs;
import dev.slipway.storm.check.PlantedBugsCaught;
import dev.slipway.storm.check.Verdict;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** What {@code ./slipway storm} is told of planted bugs. */
final class BugOptions {
    @CommandLine.Option(
            names = {"--bug", "--bugs"},
            split = ",",
            description =
                    "Plants a bug by its number, or all, each in turn; is content when the run with"
                            + " it is red for the right reason and the same seed without it is not.")
    private List<String> bugs = List.of();

    @CommandLine.Option(
            names = "--seeds",
            defaultValue = "3",
            description = "How many seeds for each bug, from --seed on or 1.")
    private int seeds;

    boolean given() {
        return !bugs.isEmpty();
    }

    /** The exit code: 0 when each was caught under each seed. */
    int run(long firstSeed) throws Exception {
        BugRun runner = new BugRun(System.out);
        int missed = 0;
        for (PlantedBug bug : chosen()) {
            for (int i = 0; i < seeds; i++) {
                missed += runner.run(bug, firstSeed + i) ? 0 : 1;
            }
        }
        Verdict verdict =
                PlantedBugsCaught.check(
                        JsonLines.read(BugRun.FOLDER.resolve(PlantedBugsCaught.RUNS)),
                        chosen().stream().map(PlantedBug::number).collect(Collectors.toSet()));
        System.out.printf(
                "%d of the runs did not show their bug%n%s: %d examined, %s%n",
                missed, verdict.invariant(), verdict.examined(), verdict.violations());
        return missed == 0 ? 0 : 1;
    }

    private List<PlantedBug> chosen() {
        List<PlantedBug> chosen =
                PlantedBugs.ALL.stream()
                        .filter(
                                bug ->
                                        bugs.contains("all")
                                                || bugs.contains(String.valueOf(bug.number())))
                        .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException(
                    "No bug %s; there are %s, and all.".formatted(bugs, PlantedBugs.ALL));
        }
        return chosen;
    }
}
