package dev.slipway.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What only sources and pages can show. Each gives the offenders; none means it holds. */
public final class SourceRules {
    private static final int MOST_LINES = 300;

    private SourceRules() {}

    /** Folders with sources and without a {@code package-info.java}. */
    public static List<Path> packagesWithoutInfo(Path root) {
        return sources(root)
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                .map(root::relativize)
                .toList();
    }

    /** Sources that nobody reads to their end. */
    public static List<Path> longFiles(Path root) {
        return sources(root)
                .filter(file -> lines(file) > MOST_LINES)
                .map(root::relativize)
                .toList();
    }

    /** Rooms that a page does not name, as a word in backticks. */
    public static List<String> unnamed(Collection<Room> rooms, String page) {
        return rooms.stream()
                .map(Room::path)
                .filter(Predicate.not(path -> page.contains("`" + path + "`")))
                .sorted()
                .toList();
    }

    private static Stream<Path> sources(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int lines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
