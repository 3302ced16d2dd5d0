package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command says before any service has answered. */
class CheckCommandTest {
    private static final String KEY = "sk-slipway-abcdefghijkl-x";

    @Test
    void check_noServiceThere_saysHowToStartOne() {
        CheckRun run =
                CheckRun.of(Map.of("SLIPWAY_KEY", KEY), "acme/x", "--url", "http://127.0.0.1:9");
        assertThat(run.exit()).isEqualTo(Exit.UNKNOWN);
        assertThat(run.text()).contains("No service answers at http://127.0.0.1:9");

        assertThat(Refusals.noAnswer(ServiceUrl.of(null), new IOException()).fix())
                .contains("./slipway", "--url");
    }

    @Test
    void check_withoutAKey_saysWhereKeysComeFrom() {
        CheckRun run = CheckRun.of(Map.of(), "acme/x");

        assertThat(run.exit()).isEqualTo(Exit.NO_ACCESS);
        assertThat(run.text()).contains("SLIPWAY_KEY is not set", "The first start of the service");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "ftp://x", "not an address", "http://"})
    void check_urlThatIsNone_isAUsageError(String url) {
        CheckRun run = CheckRun.of(Map.of("SLIPWAY_KEY", KEY), "acme/x", "--url", url);

        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.text()).contains("--url https://");
    }

    @Test
    void tokenEnv_emptyOrATokenItself_isAUsageErrorThatRepeatsNoToken() {
        CheckRun empty = CheckRun.of(Map.of("SLIPWAY_KEY", KEY), "a/b", "--token-env", "NONE");
        assertThat(empty.exit()).isEqualTo(Exit.USAGE);
        assertThat(empty.text()).contains("NONE is empty or not set");

        CheckRun token =
                CheckRun.of(Map.of("SLIPWAY_KEY", KEY), "a/b", "--token-env", "hf_secretsecret");
        assertThat(token.exit()).isEqualTo(Exit.USAGE);
        assertThat(token.text()).doesNotContain("hf_secretsecret");
    }

    @Test
    void token_overPlainHttpToAStranger_isNotSent() {
        CheckRun run =
                CheckRun.of(
                        Map.of("SLIPWAY_KEY", KEY, "HF_TOKEN", "hf_secretsecret"),
                        "a/b",
                        "--token-env",
                        "HF_TOKEN",
                        "--url",
                        "http://slipway.invalid");

        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.text()).contains("plain http").doesNotContain("hf_secretsecret");
    }
}
