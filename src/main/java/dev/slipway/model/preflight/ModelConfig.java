package dev.slipway.model.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Check 8: the architecture in config.json, and whether it brings code of its own. */
final class ModelConfig {
    /** Families that are served at the provider today; others it may take or refuse. */
    private static final Pattern SERVED =
            Pattern.compile(
                    "(Llama|Llama4|Mistral|Mistral3|Mixtral|Qwen2|Qwen2Moe|Qwen2VL|Qwen2_5_VL|Qwen3|Qwen3Moe"
                            + "|Qwen3Next|Qwen3_5|Qwen3_5Moe|Gemma|Gemma2|Gemma3|Gemma3n|Phi3"
                            + "|DeepseekV2|DeepseekV3|DeepseekV32|Glm4|Glm4Moe|GlmMoeDsa|KimiK2|KimiK25|GptOss"
                            + "|MiniMaxM2)(ForCausalLM|ForConditionalGeneration)");

    /** Formats in which models are published by their makers. */
    private static final Set<String> PLAIN_QUANTIZATION =
            Set.of("fp8", "mxfp4", "compressed-tensors");

    private ModelConfig() {}

    static List<Check> check(JsonNode config) {
        List<String> named =
                StreamSupport.stream(config.path("architectures").spliterator(), false)
                        .filter(JsonNode::isTextual)
                        .map(name -> Corrupt.printable(name.textValue()))
                        .toList();
        if (named.isEmpty()) {
            return List.of(
                    Rule.CONFIG.fail(
                            "ARCHITECTURE_MISSING",
                            "config.json names no architecture.",
                            "Upload the config.json that save_pretrained wrote."));
        }
        List<Check> checks = new ArrayList<>();
        checks.add(
                judge(named.getFirst(), config.has("auto_map"))
                        .measuring(Map.of("architectures", named)));
        quantization(config).ifPresent(checks::add);
        return checks;
    }

    private static Optional<Check> quantization(JsonNode config) {
        JsonNode quantization = config.path("quantization_config");
        if (!quantization.isObject()) {
            return Optional.empty();
        }
        String method = Corrupt.printable(quantization.path("quant_method").asText("unknown"));
        return PLAIN_QUANTIZATION.contains(method)
                ? Optional.empty()
                : Optional.of(
                        Rule.CONFIG
                                .warn(
                                        "QUANTIZED",
                                        "Its weights are quantized (%s), which the provider may not load."
                                                .formatted(method),
                                        "Upload the weights in bf16 when the upload is refused.")
                                .measuring(Map.of("method", method)));
    }

    private static Check judge(String name, boolean bringsCode) {
        if (SERVED.matcher(name).matches()) {
            if (bringsCode) {
                return Rule.CONFIG.warn(
                        "CODE_NOT_RUN",
                        "Its architecture is %s; the code in the repository (auto_map) will not be run."
                                .formatted(name),
                        "Make sure that the model works with the transformers library's own"
                                + " classes.");
            }
            return Rule.CONFIG.ok("Its architecture is " + name + ".");
        }
        if (bringsCode) {
            return Rule.CONFIG.fail(
                    "REMOTE_CODE",
                    "Its architecture %s is defined by code in the repository (auto_map), which nobody will run."
                            .formatted(name),
                    "Use a model of an architecture that the provider lists"
                            + " (GET /api/v1/catalog/models).");
        }
        return Rule.CONFIG.warn(
                "UNKNOWN_ARCHITECTURE",
                "Its architecture %s is not among those known to be served; the provider decides."
                        .formatted(name),
                "Compare with the models that the provider lists (GET /api/v1/catalog/models).");
    }
}
