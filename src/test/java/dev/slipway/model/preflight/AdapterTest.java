package dev.slipway.model.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.provider.HubModel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdapterTest {
    private static final String BASE = "Qwen/Qwen3-0.6B";
    private static final String LAYER = "base_model.model.model.layers.0.self_attn.";
    private static final String BASE_CONFIG =
            """
            {"model_type":"qwen3","hidden_size":16,"num_attention_heads":4,"head_dim":8,
             "num_key_value_heads":2,"intermediate_size":48,"num_hidden_layers":2}""";

    private final TestHub hub = adapter(config("\"r\":4"), lora(4, 16, 32).file());

    private static TestHub adapter(String config, byte[] weights) {
        TestHub hub =
                new TestHub()
                        .with("adapter_config.json", config)
                        .with("adapter_model.safetensors", weights);
        hub.bases.put(BASE, BASE_CONFIG);
        return hub;
    }

    private static String config(String more) {
        return """
               {"peft_type":"LORA","base_model_name_or_path":"%s","target_modules":["q_proj"],
                "lora_alpha":8,%s}"""
                .formatted(BASE, more);
    }

    private static Tensors lora(int rank, int in, int out) {
        return new Tensors()
                .f32(LAYER + "q_proj.lora_A.weight", rank, in)
                .f32(LAYER + "q_proj.lora_B.weight", out, rank);
    }

    @Test
    void adapter_ofItsBase_passesAllChecks() {
        PreflightReport report = hub.check(null, "qwen/qwen3-0.6b");

        assertThat(report.verdict()).isEqualTo(Level.OK);
        assertThat(report.kind()).isEqualTo(Kind.ADAPTER);
        assertThat(report.checks())
                .extracting(Check::number)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
    }

    @Test
    void adapter_withoutABaseAskedFor_isOfTheDeclaredOne() {
        assertThat(hub.check().baseModel()).isEqualTo(BASE);
    }

    @Test
    void adapter_forAnotherBase_fails() {
        Check check = hub.check(null, "meta-llama/Llama-3.1-8B-Instruct").failure().orElseThrow();

        assertThat(check.code()).isEqualTo("WRONG_BASE");
        assertThat(check.number()).isEqualTo(14);
        assertThat(check.message()).contains(BASE, "meta-llama/Llama-3.1-8B-Instruct");
        assertThat(check.fix()).contains(BASE);
    }

    @ParameterizedTest
    @CsvSource({
        "meta-llama/Meta-Llama-3.1-8B-Instruct, meta-llama/Llama-3.1-8B-Instruct, true, false",
        "meta-llama/Meta-Llama-3.1-8B-Instruct-Reference, meta-llama/Llama-3.1-8B-Instruct, true, false",
        "https://huggingface.co/Qwen/Qwen3-8B/tree/main, qwen/qwen3-8b, true, false",
        "unsloth/Llama-3.1-8B-Instruct-unsloth-bnb-4bit, meta-llama/Llama-3.1-8B-Instruct, true, true",
        "Qwen/Qwen3-8B, Qwen/Qwen3-8B-Base, false, false",
        "Qwen/Qwen3-8B, Qwen/Qwen3-4B, false, false"
    })
    void spellings_ofABase_areCompared(String one, String other, boolean same, boolean mirror) {
        assertThat(BaseNames.same(one, other)).isEqualTo(same);
        assertThat(BaseNames.same(other, one)).isEqualTo(same);
        assertThat(BaseNames.mirrored(one, other)).isEqualTo(mirror);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/home/me/models/llama", "./out", "C:\\\\models", "a/b/c/d"})
    void adapter_declaringAFolder_needsABase(String folder) {
        hub.with("adapter_config.json", config("\"r\":4").replace(BASE, folder));

        assertThat(codes(hub.check())).contains("LOCAL_BASE", "NO_BASE");
        assertThat(codes(hub.check(null, BASE))).containsExactly("LOCAL_BASE");
        hub.card = new HubModel.Card(null, List.of(), List.of("meta-llama/Llama-3.1-8B"));
        assertThat(codes(hub.check(null, BASE))).contains("LOCAL_BASE", "WRONG_BASE");
    }

    @Test
    void adapter_ofOtherSizes_failsWhateverItsNameSays() {
        hub.with("adapter_model.safetensors", lora(4, 24, 32).file());

        Check check = hub.check(null, BASE).failure().orElseThrow();

        assertThat(check.code()).isEqualTo("WRONG_BASE");
        assertThat(check.number()).isEqualTo(13);
        assertThat(check.message()).contains("q_proj goes from 24 to 32, there from 16 to 32");
    }

    @Test
    void adapter_ofMoreLayers_fails() {
        hub.with(
                "adapter_model.safetensors",
                new Tensors()
                        .f32(LAYER.replace(".0.", ".2.") + "q_proj.lora_A.weight", 4, 16)
                        .f32(LAYER.replace(".0.", ".2.") + "q_proj.lora_B.weight", 32, 4)
                        .file());

        assertThat(hub.check().failure().orElseThrow().message())
                .contains("a layer 2, and there are 2");
    }

    @ParameterizedTest
    @CsvSource({
        "k_proj, 16, 16",
        "v_proj, 16, 16",
        "o_proj, 32, 16",
        "gate_proj, 16, 48",
        "up_proj, 16, 48",
        "down_proj, 48, 16",
        "made_up, 5, 7"
    })
    void sizes_ofAPlainFamily_areKnown(String module, int in, int out) {
        hub.with("adapter_config.json", config("\"r\":4").replace("q_proj", module));
        hub.with(
                "adapter_model.safetensors",
                new Tensors()
                        .f32(LAYER + module + ".lora_A.weight", 4, in)
                        .f32(LAYER + module + ".lora_B.weight", out, 4)
                        .file());

        assertThat(hub.check().verdict()).isEqualTo(Level.OK);
    }

    @Test
    void sizes_ofAnUnreadableBase_areSkipped() {
        hub.bases.clear();

        assertThat(hub.check().checks())
                .filteredOn(check -> check.number() == 13)
                .extracting(Check::level)
                .containsExactly(Level.SKIPPED);
    }

    @ParameterizedTest
    @CsvSource({
        "\"r\":8, RANK_MISMATCH, FAIL",
        "\"r\":0, INVALID_RANK, FAIL",
        "'\"r\":4,\"use_dora\":true', DORA, WARN",
        "'\"r\":4,\"modules_to_save\":[\"lm_head\"]', MODULES_TO_SAVE, WARN",
        "'\"r\":4,\"rank_pattern\":{\"q\":4}', RANK_PATTERN, WARN",
        "'\"r\":4,\"bias\":\"all\"', BIAS, WARN"
    })
    void config_isJudgedByItsRules(String field, String code, Level level) {
        hub.with("adapter_config.json", config(field));

        assertThat(hub.check().checks())
                .filteredOn(check -> code.equals(check.code()))
                .singleElement()
                .satisfies(check -> assertThat(check.level()).isEqualTo(level));
    }

    @Test
    void config_ofAHighRank_isAWarning() {
        TestHub high = adapter(config("\"r\":128"), lora(128, 16, 32).file());

        assertThat(codes(high.check())).containsExactly("HIGH_RANK");
    }

    @Test
    void config_ofAnotherType_fails() {
        hub.with("adapter_config.json", config("\"r\":4").replace("LORA", "IA3"));

        assertThat(hub.check().failure().orElseThrow().code()).isEqualTo("NOT_LORA");
    }

    @Test
    void weights_withHalfAPair_fail() {
        byte[] half = lora(4, 16, 32).f32(LAYER + "k_proj.lora_A.weight", 4, 16).file();

        assertThat(codes(hub.with("adapter_model.safetensors", half).check()))
                .containsExactly("HALF_A_PAIR");
    }

    @Test
    void weights_withoutLora_fail() {
        byte[] other = new Tensors().f32("model.embed.weight", 4, 4).file();

        assertThat(codes(hub.with("adapter_model.safetensors", other).check()))
                .containsExactly("NO_LORA_TENSORS");
    }

    @Test
    void weights_ofModulesNotNamed_areAWarning() {
        hub.with("adapter_config.json", config("\"r\":4").replace("q_proj", "v_proj"));

        assertThat(codes(hub.check())).containsExactly("UNLISTED_MODULES");
    }

    @Test
    void pickleOnly_failsWithTheRecipe() {
        TestHub pickle =
                new TestHub()
                        .with("adapter_config.json", config("\"r\":4"))
                        .with("adapter_model.bin", "PK");

        Check check = pickle.check().failure().orElseThrow();
        assertThat(check.code()).isEqualTo("PICKLE_ONLY");
        assertThat(check.fix()).contains("PeftModel", "safe_serialization=True");
    }

    @Test
    void inAFolder_saysWhere() {
        TestHub nested =
                new TestHub()
                        .with("bot/adapter_config.json", config("\"r\":4"))
                        .with("bot/adapter_model.safetensors", lora(4, 16, 32).file());

        assertThat(nested.check().failure().orElseThrow().fix()).contains("at the root");
        assertThat(nested.check(Kind.ADAPTER, BASE).failure().orElseThrow().message())
                .contains("bot/adapter_");
    }

    @Test
    void kind_otherThanSeen_isTakenWithAWarning() {
        PreflightReport report = hub.check(Kind.FULL, null);

        assertThat(report.kind()).isEqualTo(Kind.FULL);
        assertThat(codes(report)).contains("KIND_DIFFERS", "CONFIG_MISSING");
    }

    private static List<String> codes(PreflightReport report) {
        return report.checks().stream().map(Check::code).filter(code -> code != null).toList();
    }
}
