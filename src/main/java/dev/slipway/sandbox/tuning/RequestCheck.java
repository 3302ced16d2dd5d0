package dev.slipway.sandbox.tuning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.catalog.BaseModel;
import dev.slipway.sandbox.web.ApiException;
import java.util.Set;

/** The bounds that {@code GET /v1/fine-tunes/models/limits} states, enforced. */
final class RequestCheck {
    static final int MAX_EPOCHS = 20;
    static final int MAX_EVALS = 100;
    static final int MAX_BATCH = 128;
    static final double MIN_LEARNING_RATE = 1e-8;
    static final double MAX_LEARNING_RATE = 1e-2;
    private static final int MAX_SUFFIX = 64;

    /** Never kept. */
    private static final Set<String> SECRETS = Set.of("hf_api_token", "wandb_api_key", "wandb_key");

    /** Everything known to be accepted; there is no {@code hyperparameters} among it. */
    private static final Set<String> FIELDS =
            Set.of(
                    "training_file",
                    "validation_file",
                    "model",
                    "n_epochs",
                    "n_checkpoints",
                    "n_evals",
                    "batch_size",
                    "learning_rate",
                    "lr_scheduler",
                    "warmup_ratio",
                    "max_grad_norm",
                    "weight_decay",
                    "gradient_accumulation_steps",
                    "packing",
                    "max_seq_length",
                    "random_seed",
                    "suffix",
                    "training_type",
                    "training_method",
                    "train_on_inputs",
                    "multimodal_params",
                    "from_checkpoint",
                    "from_hf_model",
                    "hf_model_revision",
                    "hf_api_token",
                    "hf_output_repo_name",
                    "early_stopping_enabled",
                    "early_stopping_patience",
                    "early_stopping_min_delta",
                    "early_stopping_warmup_evals",
                    "wandb_api_key",
                    "wandb_key",
                    "wandb_base_url",
                    "wandb_project_name",
                    "wandb_name",
                    "wandb_entity");

    private RequestCheck() {}

    /** Throws the 400 that {@code request} deserves, or returns it without its secrets. */
    static ObjectNode check(ObjectNode request, BaseModel base) {
        request.fieldNames()
                .forEachRemaining(
                        field -> {
                            if (!FIELDS.contains(field)) {
                                throw ApiException.badField(field, "Unknown field: " + field);
                            }
                        });
        between(request, "n_epochs", 1, MAX_EPOCHS);
        between(request, "n_evals", 0, MAX_EVALS);
        between(request, "n_checkpoints", 1, MAX_EVALS);
        between(request, "learning_rate", MIN_LEARNING_RATE, MAX_LEARNING_RATE);
        between(request, "warmup_ratio", 0, 1);
        if (!request.path("batch_size").asText("max").equals("max")) {
            between(request, "batch_size", 1, MAX_BATCH);
        }
        if (request.path("suffix").asText("").length() > MAX_SUFFIX) {
            throw ApiException.badField("suffix", "suffix must be at most 64 characters");
        }
        if (request.path("n_evals").asInt() > 0 && !request.hasNonNull("validation_file")) {
            throw ApiException.badField(
                    "n_evals", "n_evals must be 0 when there is no validation_file");
        }
        early(request);
        word(request, "training_type", "type", Set.of("Full", "Lora"));
        word(request, "training_method", "method", Set.of("sft", "dpo"));
        int rank = Hyperparameters.of(request).rank();
        if (rank < 1 || rank > base.tuning().maxRank()) {
            throw ApiException.badField(
                    "training_type", "lora_r must be between 1 and " + base.tuning().maxRank());
        }
        return request.deepCopy().remove(SECRETS);
    }

    /** Early stopping looks at the losses of evaluations, so it needs enough of them. */
    private static void early(ObjectNode request) {
        if (!request.path("early_stopping_enabled").asBoolean()) {
            return;
        }
        int needed =
                request.path("early_stopping_patience").asInt(2)
                        + request.path("early_stopping_warmup_evals").asInt(1)
                        + 1;
        if (request.path("n_evals").asInt() < needed || !request.hasNonNull("validation_file")) {
            throw ApiException.badField(
                    "early_stopping_enabled",
                    "early stopping needs a validation_file and n_evals of at least " + needed);
        }
    }

    private static void between(ObjectNode request, String field, double low, double high) {
        JsonNode value = request.get(field);
        if (value == null || value.isNull()) {
            return;
        }
        if (!value.isNumber() || value.asDouble() < low || value.asDouble() > high) {
            throw ApiException.badField(
                    field, field + " must be a number between " + low + " and " + high);
        }
    }

    private static void word(ObjectNode request, String object, String field, Set<String> words) {
        JsonNode value = request.get(object);
        if (value != null && !value.isNull() && !words.contains(value.path(field).asText())) {
            throw ApiException.badField(object, object + "." + field + " must be one of " + words);
        }
    }
}
