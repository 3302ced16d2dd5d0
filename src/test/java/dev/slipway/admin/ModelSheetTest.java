package dev.slipway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Parts of the model's page that a fine-tuned model does not have. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class ModelSheetTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final String REPORT =
            """
            {"repository": "acme/support-lora", "commit": "%s", "kind": "ADAPTER",
             "baseModel": "Qwen/Qwen3-8B", "bytes": 26214400, "rulesVersion": 3, "checks": [
              {"number": 1, "id": "token", "level": "OK", "message": "The token can read it."},
              {"number": 8, "id": "adapter-config", "level": "FAIL", "code": "WRONG_BASE",
               "message": "It was trained on <b>another</b> base.", "fix": "Choose its base.",
               "link": "https://huggingface.co/acme", "measured": {"declared": "x/y"}},
              {"number": 9, "id": "later", "level": "HALF_DONE", "message": "New here.",
               "fix": "Wait.", "link": "javascript:alert(1)"}]}
            """
                    .formatted("ab12".repeat(10));

    @Test
    void preflight_withAllLevels_isReadEscapedAndLinksToPagesOnly() {
        String page = render(PreflightReport.read(Optional.of(REPORT)));

        assertThat(page)
                .contains("acme/support-lora", "26.2 MB", "rules 3", "ADAPTER")
                .contains("WRONG_BASE", "&lt;b&gt;another&lt;/b&gt;", "Choose its base.")
                .contains("href=\"https://huggingface.co/acme\"")
                .contains("Half done", "{&quot;declared&quot;:&quot;x/y&quot;}")
                .doesNotContain("javascript:");
    }

    @Test
    void preflight_absent_isLeftOut() {
        assertThat(render(PreflightReport.read(Optional.empty()))).doesNotContain("Preflight");
    }

    private static String render(PreflightReport report) {
        Frame frame =
                new Frame("Model", "board", "default", "admin", true, "c", "0-0", "s", null, null);
        Badge held = new Badge("ask", "Held", "ask");
        return Templates.model(
                        frame,
                        new ModelSheet(
                                "model_1",
                                "bot",
                                1,
                                held,
                                "why",
                                Moment.of(NOW, NOW),
                                null,
                                null,
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                report,
                                null,
                                null,
                                List.of(),
                                "{}"))
                .render();
    }
}
