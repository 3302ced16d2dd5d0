package dev.slipway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/errors.md} against the enum: what is thrown is described, and nothing else. */
class ErrorsDocTest {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(\\w+)` \\| (\\d{3}) \\| (.+) \\| (.+) \\|$");

    private record Row(String code, int status) {}

    @Test
    void page_listsEveryTypeOnceWithItsStatus() throws IOException {
        assertThat(rows(Files.readString(Path.of("docs/errors.md"))))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ProblemType.values())
                                .map(type -> new Row(type.code(), type.status()))
                                .toList());
    }

    @Test
    void rows_withoutSayingWhatToDo_doNotCount() {
        assertThat(rows("| `not_found` | 404 | no such path |\n| `conflict` | 409 | why | how |"))
                .containsExactly(new Row("conflict", 409));
    }

    private static List<Row> rows(String page) {
        return ROW.matcher(page)
                .results()
                .map(row -> new Row(row.group(1), Integer.parseInt(row.group(2))))
                .toList();
    }
}
