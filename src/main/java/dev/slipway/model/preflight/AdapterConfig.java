package dev.slipway.model.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What adapter_config.json says; keys that are not here are ignored, as peft does.
 *
 * @param baseModel a repository or a path on its maker's machine, or null
 * @param targets names of modules; empty when given otherwise
 * @param extras what plain LoRA does not have
 */
record AdapterConfig(
        String type, String baseModel, Ranks ranks, List<String> targets, Extras extras) {

    /**
     * @param patterns whether some modules have a rank or an alpha of their own
     * @param bias null means {@code none}
     * @param task null when not told
     */
    record Extras(
            boolean patterns,
            boolean dora,
            boolean savedModules,
            boolean withoutAlpha,
            String bias,
            String task) {}

    static AdapterConfig of(JsonNode node) {
        return new AdapterConfig(
                JsonFiles.text(node, "peft_type"),
                JsonFiles.text(node, "base_model_name_or_path"),
                Ranks.of(node),
                texts(node.path("target_modules")),
                new Extras(
                        !node.path("rank_pattern").isEmpty()
                                || !node.path("alpha_pattern").isEmpty(),
                        node.path("use_dora").asBoolean(),
                        !node.path("modules_to_save").isEmpty(),
                        !node.path("lora_alpha").isNumber(),
                        JsonFiles.text(node, "bias"),
                        JsonFiles.text(node, "task_type")));
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .toList();
    }
}
