package dev.slipway.model.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.provider.HubFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the table of findings in {@code docs/check.md} against the codes in the checks. */
class FindingCodesDocTest {
    private static final Path CHECKS = Path.of("src/main/java/dev/slipway/model/preflight");
    private static final Pattern FOUND =
            Pattern.compile(
                    "(?:fail|warn|missing|notReady|UnreadableFileException)\\(\\s*(?:Rule\\.\\w+,\\s*)?\"([A-Z][A-Z0-9_]*[A-Z0-9])\"");
    private static final Pattern CORRUPT = Pattern.compile("Corrupt\\.of\\(\\s*\"([A-Z_]+)\"");
    private static final Pattern ROW = Pattern.compile("`([A-Z][A-Z0-9_]+)`");

    @Test
    void doc_hasEachCodeAndNoOther() throws IOException {
        Set<String> described = new TreeSet<>();
        Files.readAllLines(Path.of("docs/check.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(0, line.indexOf('|', 1)))
                .forEach(
                        cell ->
                                ROW.matcher(cell)
                                        .results()
                                        .forEach(m -> described.add(m.group(1))));

        assertThat(described).isEqualTo(codes());
    }

    private static Set<String> codes() throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.list(CHECKS)) {
            for (Path file : files.toList()) {
                String source = Files.readString(file);
                Matcher found = FOUND.matcher(source);
                found.results().forEach(match -> codes.add(match.group(1)));
                Matcher corrupt = CORRUPT.matcher(source);
                corrupt.results().forEach(match -> codes.add("SAFETENSORS_" + match.group(1)));
            }
        }
        // The Hub's own refusals; when it is down there is no finding, but an error.
        Arrays.stream(HubFailure.values())
                .filter(failure -> !failure.kind().retryable())
                .forEach(failure -> codes.add(failure.name()));
        return codes;
    }
}
