package dev.slipway.storm;

import dev.slipway.storm.check.Invariants;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine;

/** {@code ./slipway storm}. */
@CommandLine.Command(
        name = "storm",
        mixinStandardHelpOptions = true,
        description = "Attacks real replicas and checks that nothing is lost, doubled or billing.")
final class StormMain implements Callable<Integer> {
    @CommandLine.Option(names = "--jobs", defaultValue = "200")
    private int jobs;

    @CommandLine.Option(names = "--kills", defaultValue = "30")
    private int kills;

    @CommandLine.Option(names = "--replicas", defaultValue = "3")
    private int replicas;

    @CommandLine.Option(names = "--seed", description = "Repeats the plan of that seed.")
    private Long seed;

    @CommandLine.Option(
            names = "--factor",
            defaultValue = "10",
            description = "Divides leases, deadlines, quarantine and waits.")
    private int factor;

    @CommandLine.Option(
            names = "--app",
            description = "Folder of a packaged application to run instead of ours.")
    private Path app;

    @CommandLine.Option(
            names = "--upgrade-from",
            description = "Begins with that git ref and replaces its replicas one by one.")
    private String release;

    @CommandLine.Option(names = "--folder", description = "For all that the run writes.")
    private Path folder;

    @CommandLine.Mixin private BugOptions bugs = new BugOptions();

    public static void main(String[] args) {
        System.exit(new CommandLine(new StormMain()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        if (bugs.given()) {
            return bugs.run(seed == null ? 1 : seed);
        }
        long chosen = seed == null ? ThreadLocalRandom.current().nextInt(1_000_000) : seed;
        Path last = app == null ? StormOptions.PACKAGED : app.toAbsolutePath();
        StormOptions options =
                new StormOptions(
                        chosen,
                        jobs,
                        kills,
                        replicas,
                        factor,
                        release == null ? last : released(),
                        last,
                        folder == null ? StormOptions.folder(chosen) : folder.toAbsolutePath());
        return new Storm(options, System.out).run(Invariants::check).green() ? 0 : 1;
    }

    private Path released() throws IOException {
        Path into = BugRun.FOLDER.resolve("release-" + release.replaceAll("[^\\w.-]", "_"));
        Folders.fresh(into);
        System.out.println("Building " + release + " ...");
        return new UpgradeFrom(Path.of(""), into).build(release);
    }
}
