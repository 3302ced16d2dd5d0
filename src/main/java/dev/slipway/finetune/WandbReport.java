package dev.slipway.finetune;

import jakarta.validation.constraints.NotBlank;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the provider reports the training to, at Weights &amp; Biases. All but the key may be null.
 *
 * @param apiKeySecret name of a stored secret that holds the W&amp;B key
 */
record WandbReport(
        @NotBlank String apiKeySecret, String project, String name, String entity, String baseUrl) {

    /** Wire names of {@code POST /v1/fine-tunes}; the key is not among them. */
    Map<String, Object> parameters() {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("wandb_project_name", project);
        out.put("wandb_name", name);
        out.put("wandb_entity", entity);
        out.put("wandb_base_url", baseUrl);
        out.values().removeIf(java.util.Objects::isNull);
        return out;
    }
}
