package dev.slipway.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The questions of a suite in its order. */
record Questions(List<Question> all) {
    /** A larger suite is cut: the base model is asked for a comparison, not for a verdict. */
    private static final int MOST = 200;

    private static final int SHOWN = 5;

    /**
     * @throws DemoException when a line cannot be read
     */
    static Questions read(Path suite) {
        try (Stream<String> lines = Files.lines(suite)) {
            return new Questions(
                    lines.map(line -> line.replace("\uFEFF", ""))
                            .filter(line -> !line.isBlank())
                            .limit(MOST)
                            .map(Question::parse)
                            .toList());
        } catch (IOException | java.io.UncheckedIOException | IllegalArgumentException e) {
            throw new DemoException("Cannot read " + suite + ": " + e.getMessage(), e);
        }
    }

    /** Those whose answers are shown. */
    List<Question> shown() {
        return all.subList(0, Math.min(SHOWN, all.size()));
    }
}
