package dev.slipway.path;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A run of the packaged jar. Its output goes to a file of its own; closing it kills it. */
final class Child implements AutoCloseable {
    /** Of this JVM alone, since the build may run two beside each other. */
    static final Path LOGS =
            Path.of("target", "path-logs", "of-" + ProcessHandle.current().pid()).toAbsolutePath();

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /** Started often and for short: quick to boot counts, not quick to run. */
    private static final List<String> LIGHT =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m");

    /** What the machine's owner has set for a service of his own must not reach ours. */
    private static final List<String> FOREIGN =
            List.of("SLIPWAY_", "QUARKUS_", "TOGETHER_", "HUGGINGFACE_", "HF_", "JAVA_", "JDK_");

    private static final Duration LONGEST_STOP = Duration.ofSeconds(60);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Process process;
    private final Path log;

    private Child(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts the jar with these words behind it. */
    static Child start(
            String name, Map<String, String> environment, List<String> jvm, String... words) {
        List<String> command = new ArrayList<>(List.of(JAVA.toString()));
        command.addAll(LIGHT);
        command.addAll(jvm);
        command.addAll(List.of("-jar", JAR.toAbsolutePath().toString()));
        command.addAll(List.of(words));
        try {
            Files.createDirectories(LOGS);
            Path log = LOGS.resolve("%03d-%s.log".formatted(NUMBER.incrementAndGet(), name));
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile());
            builder.environment().keySet().removeIf(Child::foreign);
            builder.environment().putAll(environment);
            return new Child(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean foreign(String variable) {
        return FOREIGN.stream().anyMatch(variable::startsWith);
    }

    boolean alive() {
        return process.isAlive();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
    }

    int awaitExit() {
        try {
            if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("Still running, see " + log);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Waits for a word in the output; fails at once when the process ends without having said it.
     */
    void awaitSaid(String word) {
        await("'" + word + "' in " + log)
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .failFast(log + " ended early", () -> !alive() && !said().contains(word))
                .until(() -> said().contains(word));
    }

    /** All output so far. */
    String said() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path log() {
        return log;
    }

    @Override
    public void close() {
        kill();
        awaitExit();
    }
}
