package dev.slipway.storm.bug;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A copy of the packaged application with bugs in it. */
public final class PatchedApp {
    /** Relative to the folder of the checkout, in which storms run. */
    public static final Path PACKAGED = Path.of("target", "quarkus-app");

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final String TRANSFORMED = "quarkus/transformed-bytecode.jar";

    private PatchedApp() {}

    /**
     * Copies the packaged application and replaces the class of each bug.
     *
     * @param into is made; holds {@code quarkus-run.jar} afterwards
     * @throws IllegalStateException when a bug's text is no longer in the source, or does not
     *     compile
     */
    public static Path make(Path into, List<PlantedBug> bugs) throws IOException {
        copy(PACKAGED, into);
        Compiler compiler = new Compiler(PACKAGED);
        Map<String, byte[]> transformed = contents(PACKAGED.resolve(TRANSFORMED));
        Finish finish = new Finish(transformed);
        Map<String, String> sources = new HashMap<>();
        for (PlantedBug bug : bugs) {
            sources.put(
                    bug.changed(),
                    bug.plant(sources.getOrDefault(bug.changed(), source(bug.changed()))));
        }
        for (Map.Entry<String, String> source : sources.entrySet()) {
            for (var made : compiler.compile(source.getKey(), source.getValue()).entrySet()) {
                byte[] packaged = transformed.get(made.getKey());
                if (packaged == null) {
                    put(appJar(into), made.getKey(), made.getValue());
                } else {
                    put(
                            into.resolve(TRANSFORMED),
                            made.getKey(),
                            finish.apply(made.getValue(), packaged));
                }
            }
        }
        return into;
    }

    private static String source(String name) throws IOException {
        return Files.readString(SOURCES.resolve(name.replace('.', '/') + ".java"));
    }

    private static Path appJar(Path app) throws IOException {
        try (Stream<Path> jars = Files.list(app.resolve("app"))) {
            return jars.findFirst().orElseThrow();
        }
    }

    /** Jars that stay as they are become links: a copy costs no space and little time. */
    private static void copy(Path from, Path into) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path to = into.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else if (file.endsWith(TRANSFORMED) || file.getParent().endsWith("app")) {
                    Files.copy(file, to);
                } else {
                    Files.createLink(to, file);
                }
            }
        }
    }

    private static Map<String, byte[]> contents(Path jar) throws IOException {
        Map<String, byte[]> contents = new HashMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().filter(e -> !e.isDirectory()).toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    contents.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return contents;
    }

    private static void put(Path jar, String name, byte[] bytes) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(jar)) {
            Files.write(zip.getPath(name), bytes);
        }
    }
}
