package dev.slipway.sandbox;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sandbox}: runs the stand-in for Together until it is told to end. */
@Command(
        name = "sandbox",
        description = "Runs the stand-in for Together AI and the HuggingFace Hub on this machine.",
        mixinStandardHelpOptions = true)
public final class SandboxCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "P",
            defaultValue = "0",
            description = "Port on the loopback interface; 0 takes a free one.")
    private int port;

    @Option(
            names = "--hub",
            paramLabel = "DIR",
            description = {
                "Folder with repositories for the stand-in Hub, as owner/name:",
                "plain folders or git clones."
            })
    private Path hub;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Simulated seconds per second; 0 stands still until pushed.")
    private double speed;

    @Option(
            names = "--ledger",
            paramLabel = "FILE",
            description = "File that keeps all state; without it nothing is kept.")
    private Path ledger;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "42",
            description = "Seed of trainings that name none.")
    private long seed;

    @Option(names = "--v1", description = "An account that may still create endpoints of V1.")
    private boolean v1;

    @Option(
            names = "--legacy-key",
            description = "An account whose keys name no project, as old ones.")
    private boolean legacyKey;

    @Option(
            names = "--switch",
            paramLabel = "NAME=POSITION",
            description = {
                "Takes what is in doubt about the provider one way or the other;",
                "GET /sandbox/switches shows all of them."
            })
    private Map<String, String> switches = Map.of();

    @Override
    public Integer call() throws InterruptedException {
        Sandbox sandbox = start();
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-stop"));
        spec.commandLine().getOut().println("Sandbox ready at " + sandbox.uri());
        spec.commandLine().getOut().flush();
        // The end comes as a signal, which runs the hook above.
        new CountDownLatch(1).await();
        return 0;
    }

    private Sandbox start() {
        try {
            SandboxSettings.Account account = new SandboxSettings.Account(v1, legacyKey);
            return Sandbox.start(
                    new SandboxSettings(port, hub, speed, ledger, seed, account, switches));
        } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
