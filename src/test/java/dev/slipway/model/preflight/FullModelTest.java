package dev.slipway.model.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.platform.JsonText;
import dev.slipway.provider.HubException;
import dev.slipway.provider.HubFailure;
import dev.slipway.provider.HubModel;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FullModelTest {
    private static final String FIRST = "model-00001-of-00002.safetensors";
    private static final String SECOND = "model-00002-of-00002.safetensors";
    private static final byte[] SHARD_A = new Tensors().f32("a", 4).file();
    private static final byte[] SHARD_B = new Tensors().f32("b", 4).file();

    private final TestHub hub =
            new TestHub()
                    .with("config.json", "{\"architectures\":[\"Qwen3ForCausalLM\"]}")
                    .with("tokenizer.json", "{}")
                    .with("chat_template.jinja", "{{ messages }}");

    @Test
    void single_complete_passesAllChecks() {
        PreflightReport report = hub.with("model.safetensors", SHARD_A).check();

        assertThat(report.verdict()).isEqualTo(Level.OK);
        assertThat(report.kind()).isEqualTo(Kind.FULL);
        assertThat(report.commit()).isEqualTo(TestHub.COMMIT);
        assertThat(report.bytes()).isEqualTo(SHARD_A.length);
        assertThat(report.checks())
                .extracting(Check::number)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
    }

    @Test
    void report_asJsonAndBack_isTheSame() {
        PreflightReport report =
                hub.with("model.safetensors", SHARD_A).check(null, "Qwen/Qwen3-8B");

        assertThat(JsonText.read(JsonText.write(report), PreflightReport.class)).isEqualTo(report);
    }

    @Test
    void shards_complete_passAllChecks() {
        PreflightReport report = sharded().with(SECOND, SHARD_B).check();

        assertThat(report.verdict()).isEqualTo(Level.OK);
        assertThat(report.bytes()).isEqualTo(SHARD_A.length + SHARD_B.length);
    }

    @Test
    void shards_oneMissing_failAndNameIt() {
        Check check = sharded().check().failure().orElseThrow();

        assertThat(check.code()).isEqualTo("SHARD_MISSING");
        assertThat(check.number()).isEqualTo(11);
        assertThat(check.message()).contains("Of 2 shards, " + SECOND);
    }

    @Test
    void shards_oneMissingMinutesAfterTheLastCommit_areNotReady() {
        hub.lastModified = TestHub.NOW.minusSeconds(14 * 60);
        PreflightReport young = sharded().check();
        hub.lastModified = TestHub.NOW.minusSeconds(16 * 60);
        PreflightReport old = hub.check();

        assertThat(young.failure()).isEmpty();
        assertThat(young.notReady().orElseThrow().code()).isEqualTo("SHARD_MISSING");
        assertThat(young.verdict()).isEqualTo(Level.NOT_READY);
        assertThat(old.verdict()).isEqualTo(Level.FAIL);
    }

    @Test
    void shards_oneCutShort_failWithItsName() {
        PreflightReport report =
                sharded().with(SECOND, Arrays.copyOf(SHARD_B, SHARD_B.length - 5)).check();

        Check check = report.failure().orElseThrow();
        assertThat(check.code()).isEqualTo("SAFETENSORS_INCOMPLETE");
        assertThat(check.message()).contains("1 of 2", SECOND, "cut short");
    }

    @Test
    void shards_tensorInNone_fail() {
        Check check = sharded().with(SECOND, SHARD_A).check().failure().orElseThrow();

        assertThat(check.code()).isEqualTo("TENSOR_MISSING");
        assertThat(check.message()).contains(SECOND, "'b'");
    }

    @Test
    void shards_tensorTooMany_isAWarning() {
        byte[] more = new Tensors().f32("b", 4).f32("c", 4).file();

        assertThat(codes(sharded().with(SECOND, more).check())).contains("TENSOR_EXTRA");
    }

    @Test
    void shards_otherTotal_isAWarning() {
        hub.with(FIRST, SHARD_A).with(SECOND, SHARD_B);

        assertThat(codes(index("{\"total_size\":33}", FIRST, SECOND).check()))
                .containsExactly("TOTAL_SIZE_DIFFERS");
    }

    @Test
    void shards_ofAnotherCount_fail() {
        hub.with(FIRST, SHARD_A);

        assertThat(index("{}", FIRST, FIRST).check().failure().orElseThrow().code())
                .isEqualTo("SHARD_COUNT");
    }

    @Test
    void shards_withoutIndex_fail() {
        assertThat(hub.with(FIRST, SHARD_A).check().failure().orElseThrow().code())
                .isEqualTo("INDEX_MISSING");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"weight_map\":{\"a\":\"../../../etc/passwd\"}}",
                "{\"weight_map\":{\"a\":\"https://evil.example/x\"}}",
                "{\"weight_map\":{\"a\":\"/x\"}}",
                "{\"weight_map\":{\"a\":\"model.safetensors\",\"a\":\"b\"}}",
                "{\"weight_map\":{\"a\":7}}",
                "{\"weight_map\":{}}",
                "{\"weight_map\":[]}",
                "{}",
                "[]",
                "not json"
            })
    void index_hostile_isRefused(String index) {
        Check check = hub.with(ShardIndex.PATH, index).check().failure().orElseThrow();

        assertThat(check.number()).isEqualTo(11);
        assertThat(check.code()).isEqualTo("INVALID_JSON");
    }

    @Test
    void index_ofTooManyShards_isRefused() {
        StringBuilder map = new StringBuilder("{\"weight_map\":{\"t\":\"s\"");
        IntStream.range(0, 10_000).forEach(i -> map.append(",\"t%d\":\"s%d\"".formatted(i, i)));

        assertThat(hub.with(ShardIndex.PATH, map + "}}").check().failure().orElseThrow().code())
                .isEqualTo("INVALID_JSON");
    }

    @ParameterizedTest
    @CsvSource({
        "pytorch_model.bin, PICKLE_ONLY, safe_serialization=True",
        "pytorch_model-00001-of-00002.bin, PICKLE_ONLY, safe_serialization=True",
        "consolidated.00.pth, PICKLE_ONLY, safetensors/convert",
        "tiny-Q4_K_M.gguf, GGUF_ONLY, GGUF was made of"
    })
    void otherFormatOnly_failsWithTheRecipe(String file, String code, String recipe) {
        Check check = hub.with(file, "weights").check().failure().orElseThrow();

        assertThat(check.code()).isEqualTo(code);
        assertThat(check.message()).contains(file);
        assertThat(check.fix()).contains(recipe);
    }

    @Test
    void noWeights_failsOrWaits() {
        assertThat(codes(hub.check())).contains("WEIGHTS_MISSING");
        hub.lastModified = TestHub.NOW.minusSeconds(5);
        assertThat(hub.check().verdict()).isEqualTo(Level.NOT_READY);
    }

    @Test
    void emptyRepository_failsOrWaits() {
        TestHub empty = new TestHub().with(".gitattributes", "");
        assertThat(codes(empty.check())).containsExactly("KIND_UNKNOWN");
        empty.lastModified = TestHub.NOW.minusSeconds(5);
        assertThat(empty.check().verdict()).isEqualTo(Level.NOT_READY);
    }

    @ParameterizedTest
    @CsvSource({
        "{\"architectures\":[\"NewForCausalLM\"]}, WARN, UNKNOWN_ARCHITECTURE",
        "'{\"architectures\":[\"NewForCausalLM\"],\"auto_map\":{}}', FAIL, REMOTE_CODE",
        "'{\"architectures\":[\"DeepseekV3ForCausalLM\"],\"auto_map\":{}}', WARN, CODE_NOT_RUN",
        "{\"architectures\":[]}, FAIL, ARCHITECTURE_MISSING",
        "{}, FAIL, ARCHITECTURE_MISSING",
        "[], FAIL, INVALID_JSON",
        "{, FAIL, INVALID_JSON"
    })
    void config_isJudgedByItsArchitecture(String config, Level level, String code) {
        PreflightReport report =
                hub.with("model.safetensors", SHARD_A).with("config.json", config).check();

        assertThat(report.checks())
                .filteredOn(check -> check.number() == 8)
                .singleElement()
                .satisfies(
                        check -> {
                            assertThat(check.level()).isEqualTo(level);
                            assertThat(check.code()).isEqualTo(code);
                        });
    }

    @Test
    void scan_withIssues_warnsAndOfUnsafeFilesFails() {
        hub.with("model.safetensors", SHARD_A);
        hub.scan = issue("suspicious");
        assertThat(codes(hub.check())).containsExactly("SCAN_ISSUES");
        hub.scan = issue(null);
        assertThat(codes(hub.check())).containsExactly("SCAN_ISSUES");
        hub.scan = issue("unsafe");
        assertThat(hub.check().failure().orElseThrow().code()).isEqualTo("SCAN_UNSAFE");
    }

    private static HubModel.Scan issue(String level) {
        return new HubModel.Scan(true, List.of(new HubModel.Issue("training_args.bin", level)));
    }

    @Test
    void tokenizer_andItsTemplate_areLookedFor() {
        hub.with("model.safetensors", SHARD_A);
        hub.files.remove("chat_template.jinja");
        assertThat(codes(hub.check())).containsExactly("CHAT_TEMPLATE_MISSING");
        hub.with("tokenizer_config.json", "{\"chat_template\":null}");
        assertThat(codes(hub.check())).containsExactly("CHAT_TEMPLATE_MISSING");
        hub.with("tokenizer_config.json", "{\"chat_template\":\"{{ messages }}\"}");
        assertThat(codes(hub.check())).isEmpty();
        hub.with("tokenizer_config.json", "not json");
        assertThat(codes(hub.check())).containsExactly("INVALID_JSON");
        hub.files.remove("tokenizer.json");
        assertThat(codes(hub.check())).containsExactly("TOKENIZER_MISSING");
        hub.with("vocab.json", "{}");
        assertThat(codes(hub.check())).containsExactly("TOKENIZER_MISSING");
    }

    @Test
    void licence_isShownAndDecidesNothing() {
        hub.with("model.safetensors", SHARD_A);
        hub.card = new HubModel.Card(null, List.of("license:mit"), List.of());
        hub.access = new HubModel.Access(false, "manual", false);

        Check licence = hub.check().checks().getLast();

        assertThat(licence.number()).isEqualTo(16);
        assertThat(licence.level()).isEqualTo(Level.OK);
        assertThat(licence.message()).contains("mit", "gated (manual)", "token");
    }

    @Test
    void base_otherThanOnTheCard_isAWarning() {
        hub.card = new HubModel.Card(null, List.of("base_model:finetune:Qwen/Qwen3-8B"), List.of());
        hub.with("model.safetensors", SHARD_A);

        assertThat(codes(hub.check(null, "meta-llama/Llama-3.1-8B")))
                .containsExactly("BASE_DIFFERS");
        assertThat(codes(hub.check(null, "qwen/qwen3-8b"))).isEmpty();
        assertThat(hub.check().baseModel()).isEqualTo("Qwen/Qwen3-8B");
    }

    @Test
    void headers_hubDownMeanwhile_isThrown() {
        hub.with("model.safetensors", SHARD_A).breaking("range", HubFailure.HF_UNAVAILABLE);

        assertThatThrownBy(hub::check).isInstanceOf(HubException.class);
    }

    @Test
    void headers_oneFileRefused_isAFinding() {
        hub.with("model.safetensors", SHARD_A).breaking("range", HubFailure.HF_TOKEN_SCOPE);

        assertThat(hub.check().failure().orElseThrow().code()).isEqualTo("HF_TOKEN_SCOPE");
    }

    private TestHub sharded() {
        hub.with(FIRST, SHARD_A);
        return index("{\"total_size\":32}", FIRST, SECOND);
    }

    private TestHub index(String metadata, String ofA, String ofB) {
        return hub.with(
                ShardIndex.PATH,
                "{\"metadata\":%s,\"weight_map\":{\"a\":\"%s\",\"b\":\"%s\"}}"
                        .formatted(metadata, ofA, ofB));
    }

    private static List<String> codes(PreflightReport report) {
        return report.checks().stream().map(Check::code).filter(code -> code != null).toList();
    }
}
