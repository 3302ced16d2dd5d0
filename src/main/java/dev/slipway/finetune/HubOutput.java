package dev.slipway.finetune;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Map;

/**
 * Where on HuggingFace the provider writes the result, besides keeping it.
 *
 * @param repository {@code owner/name}
 * @param hfTokenSecret name of a stored secret with a token that may write there
 */
record HubOutput(
        @NotNull
                @Pattern(
                        regexp = REPOSITORY,
                        message = "is owner/name of a repository on HuggingFace")
                String repository,
        @NotBlank String hfTokenSecret) {
    static final String REPOSITORY = "[A-Za-z0-9][\\w.-]{0,95}/[A-Za-z0-9][\\w.-]{0,95}";

    /** Wire names of {@code POST /v1/fine-tunes}. */
    Map<String, Object> parameters() {
        return Map.of("hf_output_repo_name", repository);
    }
}
