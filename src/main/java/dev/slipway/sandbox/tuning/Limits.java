package dev.slipway.sandbox.tuning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.catalog.BaseModel;
import dev.slipway.sandbox.catalog.Catalogue;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Reply;
import dev.slipway.sandbox.web.Routes;

/** What can be tuned, and within which bounds. */
public final class Limits {
    private static final int SEQUENCE = 32_768;

    private final Catalogue catalogue;

    public Limits(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** To be registered before the routes with an id, which would take these words for one. */
    public void register(Routes routes) {
        routes.get("/v1/fine-tunes/models/limits", this::limits);
        routes.get("/v1/fine-tunes/models/supported", this::supported);
    }

    private Reply supported(Call call) {
        var names = Json.array();
        catalogue.models().stream()
                .filter(BaseModel::tunable)
                .forEach(model -> names.add(model.id()));
        ObjectNode answer = Json.object();
        answer.set("models", names);
        return Reply.ok(answer);
    }

    private Reply limits(Call call) {
        String name = call.query("model_name").orElse("");
        BaseModel model =
                catalogue
                        .byName(name)
                        .filter(BaseModel::tunable)
                        .orElseThrow(
                                () ->
                                        ApiException.bareMessage(
                                                404, "Model " + name + " is not available"));
        ObjectNode limits =
                Json.object()
                        .put("model_name", model.id())
                        .put("max_num_epochs", RequestCheck.MAX_EPOCHS)
                        .put("max_num_evals", RequestCheck.MAX_EVALS)
                        .put("max_num_checkpoints", RequestCheck.MAX_EVALS)
                        .put("min_max_seq_length", 32)
                        .put("max_seq_length_sft", SEQUENCE)
                        .put("max_seq_length_dpo", SEQUENCE / 2)
                        .put("default_gradient_accumulation_steps", 1)
                        .put("supports_full_training", true)
                        .put("min_learning_rate", RequestCheck.MIN_LEARNING_RATE)
                        .put("max_learning_rate", RequestCheck.MAX_LEARNING_RATE)
                        .put("supports_vision", false)
                        .put("supports_tools", model.tuning().tools())
                        .put("supports_reasoning", model.tuning().reasoning())
                        .put("merge_output_lora", true);
        limits.set("full_training", batches());
        ObjectNode lora = batches().put("max_rank", model.tuning().maxRank());
        lora.set(
                "target_modules",
                Json.array().add("q_proj").add("k_proj").add("v_proj").add("o_proj"));
        limits.set("lora_training", lora);
        return Reply.ok(limits);
    }

    private static ObjectNode batches() {
        return Json.object()
                .put("min_batch_size", 1)
                .put("max_batch_size", RequestCheck.MAX_BATCH)
                .put("max_batch_size_dpo", RequestCheck.MAX_BATCH / 2);
    }
}
