package dev.slipway.sandbox.tuning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.catalog.BaseModel;
import java.math.BigDecimal;

/**
 * The flat hyperparameters of a request, with the provider's defaults.
 *
 * @param full trains all weights instead of an adapter
 * @param dpo prefers instead of imitates
 */
record Hyperparameters(
        int epochs,
        int evals,
        int checkpoints,
        Integer batch,
        double learningRate,
        boolean full,
        boolean dpo,
        int rank,
        long seed) {
    private static final int DEFAULT_RANK = 16;
    private static final int SMALL_FILE = 512;
    private static final BigDecimal FULL_FACTOR = new BigDecimal("1.25");
    private static final BigDecimal DPO_FACTOR = new BigDecimal("2.5");

    static Hyperparameters of(ObjectNode request) {
        JsonNode type = request.path("training_type");
        JsonNode method = request.path("training_method");
        JsonNode batch = request.path("batch_size");
        return new Hyperparameters(
                request.path("n_epochs").asInt(1),
                request.path("n_evals").asInt(0),
                Math.max(1, request.path("n_checkpoints").asInt(1)),
                batch.isInt() ? batch.asInt() : null,
                request.path("learning_rate").asDouble(1e-5),
                type.path("type").asText("Lora").equals("Full"),
                method.path("method").asText("sft").equals("dpo"),
                type.path("lora_r").asInt(DEFAULT_RANK),
                request.path("random_seed").asLong());
    }

    /** The batch that {@code "max"} comes to for a file of this many samples. */
    int batchFor(int samples) {
        int wanted = batch != null ? batch : samples > SMALL_FILE ? 16 : 8;
        return Math.max(1, Math.min(wanted, samples));
    }

    /** US dollars per million tokens. */
    BigDecimal pricePerMillion(BaseModel base) {
        BigDecimal price = base.prices().finetune();
        if (full) {
            price = price.multiply(FULL_FACTOR);
        }
        return dpo ? price.multiply(DPO_FACTOR) : price;
    }
}
