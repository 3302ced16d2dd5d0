package dev.slipway.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Starts further processes from the jar that this one runs from. */
record Launch(String java, Path jar) {
    /** Settings of the operator's that would lead the demo to a real account or database. */
    private static final List<String> FOREIGN =
            List.of("SLIPWAY_", "TOGETHER_", "QUARKUS_", "HUGGINGFACE_", "HF_");

    /**
     * @throws DemoException when this process was not started from the packaged jar
     */
    static Launch ofThisProcess() {
        Path jar = Path.of(System.getProperty("java.class.path")).toAbsolutePath();
        if (!jar.toString().endsWith(".jar") || !Files.isRegularFile(jar)) {
            throw new DemoException(
                    "The demo starts the packaged service as a process of its own. Run it with ./slipway demo.");
        }
        String java =
                ProcessHandle.current()
                        .info()
                        .command()
                        .orElse(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        return new Launch(java, jar);
    }

    /**
     * A process in {@code folder}, so that settings files of the working directory are not read.
     *
     * @param settings its environment variables, in place of all of ours that mean something to it
     */
    ProcessBuilder process(Path folder, Map<String, String> settings, String... words) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                java,
                                // A short life is mostly start-up, which this halves.
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-jar",
                                jar.toString()));
        command.addAll(List.of(words));
        ProcessBuilder process = new ProcessBuilder(command).directory(folder.toFile());
        process.environment().keySet().removeIf(Launch::foreign);
        process.environment().putAll(settings);
        return process;
    }

    static boolean foreign(String name) {
        String known = name.toUpperCase(Locale.ROOT).replace('.', '_');
        return FOREIGN.stream().anyMatch(known::startsWith);
    }
}
