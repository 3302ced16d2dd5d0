package dev.slipway.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A suite for node's own test runner: a folder of {@code src/test/node} with package.json,
 * package-lock.json and {@code *.test.mjs}. It runs in a copy below {@code target/node}, where its
 * packages are installed once per lock file. Without node it is skipped, except where {@code CI} is
 * set: there everything has to be present.
 */
public final class NodeSuite {
    private static final Path SOURCES = Path.of("src/test/node");
    private static final Path COPIES = Path.of("target/node");
    private static final String LOCK = "package-lock.json";
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final String name;
    private final Path copy;
    private final Map<String, String> environment = new HashMap<>();

    private NodeSuite(String name) {
        this.name = name;
        this.copy = COPIES.resolve(name);
    }

    /**
     * @param name of a folder in {@code src/test/node}
     */
    public static NodeSuite in(String name) {
        return new NodeSuite(name);
    }

    /** What the suite finds in {@code process.env}. */
    public NodeSuite env(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /**
     * Runs all tests of the suite.
     *
     * @return what node printed
     * @throws AssertionError with all output when a test failed, or nothing was tested
     */
    public String run() {
        require("node is not installed", () -> ends(List.of("node", "--version")));
        require("npm ci failed, see " + log("install"), this::installed);
        List<String> command = new ArrayList<>(List.of("node", "--test", "--test-reporter=spec"));
        List<Path> tests = files(SOURCES.resolve(name));
        tests.removeIf(file -> !file.toString().endsWith(".test.mjs"));
        assertThat(tests).as("tests of the suite %s", name).isNotEmpty();
        tests.forEach(test -> command.add(test.toString()));
        boolean passed = ends(command, "test");
        String output = read(log("test"));
        System.out.println("Node suite " + name + ":\n" + output.strip());
        assertThat(passed).as("Node suite %s:%n%s", name, output).isTrue();
        return output;
    }

    private interface Step {
        boolean done() throws IOException;
    }

    private void require(String otherwise, Step step) {
        try {
            if (step.done()) {
                return;
            }
        } catch (IOException notThere) {
            // Told below.
        }
        String notice = "NOT TESTED: Node suite %s, because %s".formatted(name, otherwise);
        System.out.println("\n  " + notice + "\n");
        assertThat(System.getenv("CI")).as(notice).isNull();
        assumeTrue(false, notice);
    }

    /** Copies the suite, and installs its packages unless those of this very lock are there. */
    private boolean installed() throws IOException {
        Path source = SOURCES.resolve(name);
        Path installed = copy.resolve("node_modules");
        boolean same =
                Files.isDirectory(installed)
                        && Files.isRegularFile(copy.resolve(LOCK))
                        && Files.mismatch(source.resolve(LOCK), copy.resolve(LOCK)) < 0;
        for (Path file : files(source)) {
            Path target = copy.resolve(file);
            Files.createDirectories(target.getParent());
            Files.copy(source.resolve(file), target, StandardCopyOption.REPLACE_EXISTING);
        }
        if (same) {
            return true;
        }
        boolean done =
                ends(
                        List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"),
                        "install");
        if (!done) {
            // Half an installation must not pass for a whole one the next time.
            Files.deleteIfExists(copy.resolve(LOCK));
        }
        return done;
    }

    private boolean ends(List<String> command) throws IOException {
        Files.createDirectories(copy);
        return ends(command, "version");
    }

    private boolean ends(List<String> command, String step) {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(copy.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log(step).toFile());
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            try {
                return process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)
                        && process.exitValue() == 0;
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Path log(String step) {
        return COPIES.resolve(name + "-" + step + ".txt");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Relative to the folder; without packages that somebody installed there by hand. */
    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> found = new ArrayList<>();
            all.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .filter(file -> !file.startsWith("node_modules"))
                    .sorted()
                    .forEach(found::add);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
