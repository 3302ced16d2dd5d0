package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTextTest {
    private static final String REPORT =
            """
            {"verdict":"%s","repository":"a/b","page":"https://huggingface.co/a/b","checks":[
             {"number":1,"id":"reference","level":"OK","message":"fine"},
             {"number":3,"id":"repository","level":"%s","code":"X","message":"it \\u001b[2J is %s",
              "fix":"do it","link":"https://huggingface.co/a/b"}]}""";

    @Test
    void lines_plain_haveNoColoursAndWordsBesideSigns() throws IOException {
        String text = text(new Looks(false, true, 100), "FAIL");

        assertThat(text).doesNotContain("\u001b").contains("✖ FAIL  3 repository", "✔ ok    1");
        assertThat(text).contains("2 of 16 checks", "Not usable: 1 check failed.");
    }

    @Test
    void lines_inColour_changeTheSignAndNotTheText() throws IOException {
        String text = text(new Looks(true, true, 100), "WARN");

        assertThat(text).contains("\u001b[33m⚠ warn\u001b[0m", "Ready, with 1 warning");
        assertThat(text.replaceAll("\u001b\\[\\d+m", "")).doesNotContain("\u001b");
    }

    @Test
    void lines_withoutSigns_areAscii() throws IOException {
        assertThat(text(new Looks(false, false, 100), "NOT_READY")).isASCII().contains("wait");
    }

    @Test
    void lines_areNoLongerThanTheTerminal() throws IOException {
        String text = text(new Looks(false, true, 60), "FAIL");

        assertThat(text.lines().filter(line -> !line.contains("https://")))
                .allMatch(line -> line.length() <= 60);
    }

    @Test
    void lines_ofAWordThatIsNew_areShownAllTheSame() throws IOException {
        assertThat(text(new Looks(false, true, 100), "SURPRISE")).contains("⚠ warn");
    }

    @Test
    void looks_followTheSurroundings() {
        assertThat(Looks.of(Map.of(), true).colours()).isTrue();
        assertThat(Looks.of(Map.of(), false).colours()).isFalse();
        assertThat(Looks.of(Map.of("NO_COLOR", "1"), true).colours()).isFalse();
        assertThat(Looks.of(Map.of("TERM", "dumb"), true).colours()).isFalse();
        assertThat(Looks.of(Map.of("CLICOLOR_FORCE", "1"), false).colours()).isTrue();
        assertThat(Looks.of(Map.of("COLUMNS", "20"), true).width()).isEqualTo(60);
    }

    private static String text(Looks looks, String level) throws IOException {
        String words = "long ".repeat(30);
        JsonNode report = new ObjectMapper().readTree(REPORT.formatted(level, level, words));
        return String.join("\n", new ReportText(looks).lines(report));
    }
}
