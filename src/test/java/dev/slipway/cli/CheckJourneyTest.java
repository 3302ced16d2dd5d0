package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.testing.Postgres;
import dev.slipway.testing.TestKeys;
import dev.slipway.testing.WireTap;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command against the running service, which reads a Hub of good and bad repositories. */
@QuarkusTest
@TestProfile(CheckStage.Profile.class)
@QuarkusTestResource(Postgres.class)
class CheckJourneyTest {
    private static final int NOT_OF_SHARDS = 12;
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    @TestHTTPResource("/")
    URI service;

    @Test
    void check_goodRepository_isReadyAndAnswersAllQuestions() {
        CheckRun run = check("hf://acme/good@main");

        assertThat(run.exit()).as(run.text()).isZero();
        assertThat(run.text())
                .contains("acme/good at commit", "a LoRA adapter of Qwen/Qwen3-8B")
                .contains("Ready: nothing wrong was found.", "Its licence is apache-2.0")
                .doesNotContain("\u001b");
        assertThat(run.out().lines().filter(line -> line.matches(" .{6,8} [ 1]\\d [a-z].*")))
                .hasSize(16);
    }

    @ParameterizedTest
    @CsvSource({
        "missing-shard, 1, SHARD_MISSING, model-00002-of-00002.safetensors, Upload the missing",
        "truncated-shard, 1, SAFETENSORS_INCOMPLETE, cut short, save it again",
        "overlapping, 1, SAFETENSORS_INVALID_OFFSET, layers.1.b, save it again",
        "header-2-63, 1, SAFETENSORS_HEADER_TOO_LARGE, 9223372036854775808, save it again",
        "pickle-only, 1, PICKLE_ONLY, adapter_model.bin, safe_serialization=True",
        "dora, 0, DORA, vLLM refuses, merge_and_unload",
        "wrong-base, 1, WRONG_BASE, from 3584 to 3584, Name the base model",
        "gated, 1, HF_GATED, restricted, Accept the licence",
        "private, 1, HF_REPO_UNREACHABLE, it is private and no token was given, give a token",
        "good@v9, 1, HF_REVISION_NOT_FOUND, v9, one of its branches: main",
        "fresh, 3, SHARD_MISSING, only minutes old, Wait until the upload",
        "disabled, 1, HF_DISABLED, disabled, Use another repository"
    })
    void check_badRepository_saysWhatAndWhatToDo(
            String repository, int exit, String code, String why, String fix) {
        CheckRun run = check("hf://acme/" + repository);

        assertThat(run.exit()).as(run.text()).isEqualTo(exit);
        assertThat(run.text()).contains("Code: " + code, why, fix, "See: ");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void check_withAToken_readsWhatIsPrivateAndKeepsNoToken() {
        Map<String, String> environment = environment();
        environment.put("MY_HUB_TOKEN", HubRepositories.READER);

        CheckRun run =
                CheckRun.of(environment, "acme/private", "--token-env", "MY_HUB_TOKEN", "--json");

        assertThat(run.exit()).as(run.text()).isZero();
        assertThat(run.text()).doesNotContain(HubRepositories.READER);
        // The report is kept now; whoever may not read the repository gets none of it.
        assertThat(check("acme/private").exit()).isEqualTo(Exit.FAILED);
        assertThat(check("acme/private").text()).doesNotContain("LoRA adapter");
    }

    @Test
    void check_asJson_isTheServicesAnswer() throws Exception {
        CheckRun run = check("acme/good", "--json", "--base", "Qwen/Qwen3-8B");

        JsonNode report = new ObjectMapper().readTree(run.out());
        assertThat(report.path("verdict").asText()).isEqualTo("OK");
        assertThat(report.path("checks")).hasSize(16);
        assertThat(report.path("checks").get(2).at("/measured/commit").asText()).hasSize(40);
    }

    @Test
    void check_huge_readsHeadersOnlyAndTheSecondTimeNone() {
        WireTap.Count before = CheckStage.tap().count();
        CheckRun first = check("acme/huge");
        WireTap.Count read = CheckStage.tap().count().since(before);
        CheckRun second = check("acme/huge");
        WireTap.Count again = CheckStage.tap().count().since(before);

        assertThat(first.exit()).as(first.text()).isZero();
        assertThat(first.text()).contains("All 28 files of weights are complete", "140.0 GB");
        assertThat(read.calls())
                .isBetween(28L, 2L * HubRepositories.HUGE_SHARDS + 1 + NOT_OF_SHARDS);
        assertThat(read.bytes()).isBetween(28L * 50_000, MOST_BYTES);
        assertThat(second.out()).isEqualTo(first.out());
        assertThat(again.calls() - read.calls()).isLessThanOrEqualTo(3);
    }

    @Test
    void check_wrongWords_areRefusedWithTheWayOut() {
        assertThat(check("hf://datasets/acme/x").exit()).isEqualTo(Exit.USAGE);
        assertThat(check("https://example.com/acme/x").text())
                .contains("not an address of huggingface.co");
        assertThat(check("acme/good", "--kind", "gguf").text()).contains("IMAGE_LORA");
        assertThat(check("acme/good", "--token-ref", "nobody").exit()).isEqualTo(Exit.USAGE);
        assertThat(check().exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void check_withABadKey_saysWhereKeysComeFrom() {
        Map<String, String> environment = environment();
        environment.put("SLIPWAY_KEY", TestKeys.ADMIN.replace('0', '1'));

        CheckRun run = CheckRun.of(environment, "acme/good");

        assertThat(run.exit()).isEqualTo(Exit.NO_ACCESS);
        assertThat(run.text()).contains("Set SLIPWAY_KEY");
    }

    private CheckRun check(String... words) {
        return CheckRun.of(environment(), words);
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("SLIPWAY_URL", service.toString());
        environment.put("SLIPWAY_KEY", TestKeys.ADMIN);
        return environment;
    }
}
