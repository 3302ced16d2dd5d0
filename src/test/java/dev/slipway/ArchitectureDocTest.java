package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.slipway.architecture.DocNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps pages from naming what is gone. */
class ArchitectureDocTest {
    private static final DocNames NAMES =
            new DocNames(new ClassFileImporter().importPackages("dev.slipway"));
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");

    static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(
                            docs.filter(file -> file.toString().endsWith(".md")),
                            Stream.of("README.md", "AGENTS.md", "CHANGELOG.md").map(Path::of))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void page_namesOnlyWhatExists(Path page) throws IOException {
        assertThat(NAMES.unresolved(Files.readString(page))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void page_linksOnlyToWhatExists(Path page) throws IOException {
        assertThat(LINK.matcher(Files.readString(page)).results().map(link -> link.group(1)))
                .allSatisfy(target -> assertThat(page.resolveSibling(target)).exists());
    }

    @Test
    void architecture_followsTheWholePath() throws IOException {
        String page = Files.readString(Path.of("docs/architecture.md"));

        assertThat(Pattern.compile("\\w+#\\w+").matcher(page).results().map(MatchResult::group))
                .containsSubsequence(
                        "FineTuneResource#submit",
                        "Effects#perform",
                        "Models#register",
                        "ReleaseWorker#work",
                        "DeploymentWorker#work",
                        "EvaluationWorker#work",
                        "TrafficSettle#live",
                        "RoutePublisher#publish",
                        "ChatCompletions#answer");
    }

    @ParameterizedTest
    @CsvSource({
        "a method that is gone: `FineTunes#submitAgain`, FineTunes#submitAgain",
        "outside of backticks: FineTunez#submit -> Effects#perform, FineTunez#submit",
        "a class that is gone: `FineTuneGhost`, `FineTuneGhost`",
        "a file that is gone: `FineTuneGhost.java`, `FineTuneGhost.java`",
        "an annotation that is gone: `@Forbids`, `@Forbids`",
        "a nested class that is gone: `Effects.Ghost`, `Effects.Ghost`",
        "a method of the sandbox alone: Bill#total, Bill#total"
    })
    void unresolved_nameThatIsGone_isReported(String page, String token) {
        assertThat(NAMES.unresolved(page)).containsExactly(token);
    }

    @Test
    void unresolved_namesThatExist_areNotReported() {
        assertThat(
                        NAMES.unresolved(
                                "`FineTunes` `FineTunes.java` `@Requires` `Effects.Act` `QUEUED` `model`"
                                        + " FineTunes#submit `EffectsTest#perform_inSafeMode_createsNothing`"))
                .isEmpty();
    }

    @Test
    void readme_isShortEnoughToBeRead() {
        assertThat(lines(Path.of("README.md"))).hasSizeLessThan(120);
        assertThat(lines(Path.of("AGENTS.md"))).hasSizeLessThanOrEqualTo(60);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
