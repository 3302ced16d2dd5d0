package dev.slipway.model.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.preflight.LoraPairs.Pair;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong bases are seen; a base whose sizes nobody knows is never called wrong. */
class BaseSizesTest {
    private static final String GQA =
            "\"hidden_size\":16,\"num_attention_heads\":4,\"num_key_value_heads\":2,"
                    + "\"intermediate_size\":48,\"num_hidden_layers\":2";

    private static BaseSizes of(String json) {
        return BaseSizes.of(JsonFiles.object(json.getBytes(StandardCharsets.UTF_8), "c"));
    }

    private static Pair pair(String module, long in, long out) {
        return new Pair(module, List.of(4L, in), List.of(out, 4L));
    }

    @ParameterizedTest
    @CsvSource({
        "llama, self_attn.k_proj, 16, 8, true",
        "llama, self_attn.k_proj, 16, 16, false",
        "phi3, self_attn.qkv_proj, 16, 32, true",
        "phi3, self_attn.qkv_proj, 16, 48, false",
        "phi3, mlp.gate_up_proj, 16, 96, true",
        "phi3, mlp.gate_up_proj, 16, 48, false",
        "qwen2_moe, self_attn.o_proj, 16, 16, true",
        "qwen2_moe, mlp.experts.3.gate_proj, 16, 12, true",
        "falcon, self_attn.query_key_value, 16, 99, true",
        "unheard_of, self_attn.q_proj, 16, 99, true",
        "unheard_of, self_attn.q_proj, 17, 99, false",
        "qwen3, self_attn.q_proj, 16, 99, true",
        "gemma2, self_attn.v_proj, 16, 99, true"
    })
    void contradiction_onlyOfSizesThatAFamilyHas(
            String family, String module, long in, long out, boolean fits) {
        BaseSizes sizes = of("{\"model_type\":\"%s\",%s}".formatted(family, GQA));
        Pair pair = pair("model.layers.0." + module, in, out);

        assertThat(sizes.knows(pair) && sizes.contradiction(pair).isPresent()).isEqualTo(!fits);
    }

    @ParameterizedTest
    @CsvSource({
        "visual.blocks.0.mlp.gate_proj",
        "vision_tower.encoder.layers.9.self_attn.q_proj",
        "model.multi_modal_projector.o_proj",
        "model.embed_tokens"
    })
    void parts_withSizesOfTheirOwn_areNotCompared(String module) {
        BaseSizes sizes = of("{\"text_config\":{\"model_type\":\"llama\",%s}}".formatted(GQA));

        assertThat(sizes.knows(pair(module, 5, 7))).isFalse();
        assertThat(sizes.contradiction(pair("language_model.layers.1.mlp.up_proj", 16, 47)))
                .isPresent();
    }

    @Test
    void emptyConfig_knowsNothing() {
        assertThat(of("{}").knows(pair("model.layers.0.self_attn.q_proj", 1, 1))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "8, '{}', q_proj, true",
        "4, '{\"q_proj\":4}', q_proj, true",
        "8, '{\"q_proj\":4}', q_proj, false",
        "8, '{\"q_proj\":4}', k_proj, true",
        "4, '{\"layers.1.*q_proj\":4}', q_proj, true",
        "99, '{\"(\":4}', q_proj, true",
        "99, '{\"q_proj\":\"x\"}', q_proj, true"
    })
    void ranks_followPeftsPatterns(long rank, String patterns, String module, boolean fits) {
        JsonNode config =
                JsonFiles.object(
                        "{\"r\":8,\"rank_pattern\":%s}"
                                .formatted(patterns)
                                .getBytes(StandardCharsets.UTF_8),
                        "c");

        assertThat(Ranks.of(config).fits("model.layers.1.self_attn." + module, rank))
                .isEqualTo(fits);
    }
}
