package dev.slipway.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes lines to a file, checks it and says what the tests want to know. */
final class Checked {
    static final String GOOD =
            "{\"messages\":[{\"role\":\"user\",\"content\":\"q\"},"
                    + "{\"role\":\"assistant\",\"content\":\"a\"}]}";

    private Checked() {}

    static DatasetReport lines(String... lines) {
        return check(new DatasetCheck(10_000, 1_000), String.join("\n", lines) + "\n");
    }

    /** Single quotes stand for double ones. */
    static DatasetReport json(String line) {
        return lines(line.replace('\'', '"'));
    }

    static DatasetReport check(DatasetCheck check, String content) {
        return check(check, content.getBytes(StandardCharsets.UTF_8));
    }

    static DatasetReport check(DatasetCheck check, byte[] content) {
        try {
            Path file = Files.createTempFile("dataset", ".jsonl");
            try {
                Files.write(file, content);
                return check.check(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Exactly one problem, at the field, whose message has the words. */
    static void assertOnly(DatasetReport report, long line, String field, String words) {
        assertThat(report.problems())
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.line()).isEqualTo(line);
                            assertThat(problem.field()).isEqualTo(field);
                            assertThat(problem.message()).contains(words);
                        });
    }
}
