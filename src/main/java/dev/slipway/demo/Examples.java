package dev.slipway.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The files of a walk-through: what is learned, and what is asked afterwards.
 *
 * @param hub folder with repositories as on the Hub, for the second version; null when there is
 *     none
 */
record Examples(Path train, Path suite, Path hub) {

    /**
     * @throws DemoException naming what is missing
     */
    static Examples in(Path folder) {
        Path hub = folder.resolve("hub").toAbsolutePath().normalize();
        return new Examples(
                file(folder, "train.jsonl"),
                file(folder, "suite.jsonl"),
                Files.isDirectory(hub) ? hub : null);
    }

    /**
     * The shipped ones.
     *
     * @param home the repository; null when unknown
     * @param jar the jar that runs, within the repository's {@code target}
     */
    static Examples shipped(String home, Path jar) {
        return Stream.of(home == null ? null : Path.of(home), above(jar, 3), Path.of(""))
                .filter(Objects::nonNull)
                .map(root -> root.resolve("examples").toAbsolutePath())
                .filter(folder -> Files.exists(folder.resolve("train.jsonl")))
                .findFirst()
                .map(Examples::in)
                .orElseThrow(
                        () ->
                                new DemoException(
                                        "The shipped examples are not here. Name a folder with train.jsonl and suite.jsonl: --examples DIR"));
    }

    long trainBytes() {
        try {
            return Files.size(train);
        } catch (IOException e) {
            throw new DemoException("Cannot read " + train + ": " + e.getMessage(), e);
        }
    }

    private static Path file(Path folder, String name) {
        Path file = folder.resolve(name).toAbsolutePath().normalize();
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new DemoException(
                    "There is no %s. A folder of examples holds train.jsonl (what the model learns) and suite.jsonl (what it is asked afterwards)."
                            .formatted(file));
        }
        return file;
    }

    private static Path above(Path path, int levels) {
        Path above = path;
        for (int i = 0; i < levels && above != null; i++) {
            above = above.getParent();
        }
        return above;
    }
}
