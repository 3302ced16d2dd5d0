package dev.slipway.storm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of the storm. It ends with the harness at the latest. */
final class Program implements AutoCloseable {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** What the machine's owner has set for a service of his own must not reach ours. */
    private static final List<String> FOREIGN =
            List.of("SLIPWAY_", "QUARKUS_", "TOGETHER_", "HUGGINGFACE_", "HF_", "JAVA_", "JDK_");

    private final Process process;
    private final Path log;
    private final Thread lastWill;

    private Program(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.lastWill = new Thread(this::killAll);
        try {
            Runtime.getRuntime().addShutdownHook(lastWill);
        } catch (IllegalStateException e) {
            // The harness is ending: too late to be started, and nobody else would end it.
            killAll();
            throw e;
        }
    }

    /** Runs a command; its output is added to the log. */
    static Program start(List<String> command, Map<String, String> environment, Path log) {
        try {
            Files.createDirectories(log.getParent());
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().keySet().removeIf(Program::foreign);
            builder.environment().putAll(environment);
            return new Program(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The packaged application, light: quick to boot counts, not quick to run. */
    static List<String> java(Path app, List<String> jvm, String... words) {
        List<String> command = new ArrayList<>();
        command.add(JAVA);
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss512k"));
        command.addAll(jvm);
        command.addAll(PackagedApp.command(app));
        command.addAll(List.of(words));
        return command;
    }

    boolean alive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    Path log() {
        return log;
    }

    /** Waits for the end. */
    int awaitExit() throws InterruptedException {
        return process.waitFor();
    }

    boolean awaitExit(Duration atMost) throws InterruptedException {
        return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** SIGSTOP, SIGCONT and the like. */
    void signal(String name) {
        try {
            new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(name, pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** SIGKILL to it and to all that it started, itself first so that it can start nothing more. */
    void killAll() {
        List<ProcessHandle> children = process.toHandle().descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        try {
            process.waitFor();
            for (ProcessHandle child : children) {
                child.onExit().orTimeout(10, TimeUnit.SECONDS).join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean foreign(String variable) {
        return FOREIGN.stream().anyMatch(variable::startsWith);
    }

    @Override
    public void close() {
        killAll();
        try {
            Runtime.getRuntime().removeShutdownHook(lastWill);
        } catch (IllegalStateException e) {
            // The harness is ending, and this runs from its hook.
        }
    }
}
