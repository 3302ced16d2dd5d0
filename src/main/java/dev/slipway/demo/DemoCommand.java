package dev.slipway.demo;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code demo}: leads a dataset to live traffic before the user's eyes. Exits 0 when the new
 * version is live, 1 when it is not, 2 when the command line is wrong.
 */
@Command(
        name = "demo",
        description = {
            "Shows the whole path: a dataset becomes a fine-tune, a deployment, an evaluation and live traffic.",
            "Starts the service, an embedded PostgreSQL and a stand-in for Together AI; nothing is paid for real."
        },
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    @Option(names = "--once", description = "Stop everything and exit after the summary.")
    private boolean once;

    @Option(
            names = "--keep",
            description = "Go on with what earlier demos left in the folder: the next version.")
    private boolean keep;

    @Option(
            names = "--examples",
            paramLabel = "DIR",
            description = "Use train.jsonl and suite.jsonl of DIR in place of the shipped ones.")
    private Path examples;

    @Option(
            names = "--json",
            description =
                    "Print the result as one JSON object on the last line of standard output.")
    private boolean json;

    @Option(
            names = "--generation",
            paramLabel = "v1|v2",
            converter = Generation.Words.class,
            description = "Which of Together's API generations to go through (default v2).")
    private Generation generation = Generation.V2;

    @Option(
            names = "--port",
            paramLabel = "P",
            description = "Port of the service (default 8080 when free, else any).")
    private Integer port;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "The demo's own folder; emptied at the start unless --keep.")
    private Path folder;

    @Override
    public Integer call() {
        Path own = folder == null ? usualFolder(System.getenv("SLIPWAY_HOME")) : folder;
        Demo.Options options =
                new Demo.Options(
                        own.toAbsolutePath(), examples, port, generation, keep, once, json);
        return new Demo(options, new Screen(System.out, Terminal.present())).run();
    }

    /**
     * @param home the repository; null when there is none, as in an image
     */
    static Path usualFolder(String home) {
        return home == null
                ? Path.of(System.getProperty("user.home"), ".local", "state", "slipway-demo")
                : Path.of(home, "target", "demo");
    }
}
