package dev.slipway.storm;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a storm runs a packaged application: its own jars, but on a plain class path. The class
 * loader of {@code quarkus-run.jar} hides its classes from the JVM's archives, and a storm is
 * mostly boots: with an archive they take half the time.
 */
final class PackagedApp {
    private static final int AOT_CACHES = 25;

    /** As the manifest of {@code quarkus-run.jar} and its entry point have it. */
    private static final List<String> OPENED =
            List.of(
                    "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                    "--add-opens=java.base/java.lang=ALL-UNNAMED",
                    "--add-opens=java.base/java.nio=ALL-UNNAMED",
                    "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                    "--enable-native-access=ALL-UNNAMED");

    private PackagedApp() {}

    /** All but the JVM's own options and the words behind. */
    static List<String> command(Path app) {
        List<Path> jars = new ArrayList<>();
        // Transformed classes stand before those that they replace.
        jars.add(app.resolve("quarkus/transformed-bytecode.jar"));
        jars.add(app.resolve("quarkus/generated-bytecode.jar"));
        for (String folder : List.of("app", "lib/main", "lib/boot")) {
            jars.addAll(sorted(app.resolve(folder)));
        }
        List<String> command = new ArrayList<>(OPENED);
        command.add("-cp");
        command.add(
                jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add("dev.slipway.Main");
        return command;
    }

    /** The option with which a process leaves an archive behind when it ends. */
    static String recording(Path archive) {
        return (aot() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive;
    }

    static String using(Path archive) {
        return (aot() ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive;
    }

    private static boolean aot() {
        return Runtime.version().feature() >= AOT_CACHES;
    }

    private static List<Path> sorted(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
