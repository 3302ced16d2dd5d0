package dev.slipway.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for a sandbox that keeps nothing beyond its life. */
record Scratch(Path folder) {

    static Scratch make() {
        try {
            return new Scratch(Files.createTempDirectory("sandbox"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder for the ledger", e);
        }
    }

    Path ledger() {
        return folder.resolve("ledger.jsonl");
    }

    void delete() {
        try (Stream<Path> tree = Files.walk(folder)) {
            List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
