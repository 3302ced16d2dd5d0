package dev.slipway.finetune;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What training starts from, when it is not the base model as it is: an earlier fine-tune, or a
 * repository on HuggingFace with weights of the base model's architecture.
 *
 * @param checkpoint id of a fine-tune ({@code ft_...} here or {@code ft-...} at the provider) or
 *     the name of its model; {@code :step} behind it names a checkpoint other than the last
 * @param hfModel {@code owner/name}
 * @param hfRevision branch, tag or commit; null for {@code main}
 * @param hfTokenSecret name of a stored secret with a token that may read the repository
 */
record StartFrom(
        @Pattern(
                        regexp = "[A-Za-z0-9._/-]{1,200}(:[0-9]{1,9})?",
                        message = "is a fine-tune or model, and maybe :step")
                String checkpoint,
        @Pattern(
                        regexp = HubOutput.REPOSITORY,
                        message = "is owner/name of a repository on HuggingFace")
                String hfModel,
        @Size(max = 200) String hfRevision,
        String hfTokenSecret) {

    @AssertTrue(message = "names either a checkpoint or an hfModel")
    boolean isOneOfBoth() {
        return (checkpoint == null) != (hfModel == null);
    }

    @AssertTrue(message = "takes hfRevision and hfTokenSecret with an hfModel only")
    boolean isHubOnly() {
        return hfModel != null || hfRevision == null && hfTokenSecret == null;
    }

    /** Wire names of {@code POST /v1/fine-tunes}. */
    Map<String, Object> parameters() {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("from_checkpoint", checkpoint);
        out.put("from_hf_model", hfModel);
        out.put("hf_model_revision", hfRevision);
        out.values().removeIf(Objects::isNull);
        return out;
    }
}
