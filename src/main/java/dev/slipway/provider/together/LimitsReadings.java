package dev.slipway.provider.together;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.provider.TrainingLimits;
import dev.slipway.provider.TrainingLimits.Counts;
import dev.slipway.provider.TrainingLimits.Method;
import dev.slipway.provider.TrainingLimits.Ranges;
import dev.slipway.provider.TrainingLimits.Supports;
import java.math.BigDecimal;

/** From Together's JSON to our records: what a base model can be trained with. */
final class LimitsReadings {
    private LimitsReadings() {}

    static TrainingLimits limits(JsonNode node) {
        if (!node.isObject()) {
            throw new UnreadableAnswer("the answer holds no limits");
        }
        // Where only LoRA is possible, the bounds of full training come as zeros.
        boolean full = !Boolean.FALSE.equals(Fields.flag(node, "supports_full_training"));
        return new TrainingLimits(
                new Counts(
                        Fields.integer(node, "max_num_epochs"),
                        Fields.integer(node, "max_num_evals"),
                        Fields.integer(node, "max_num_checkpoints"),
                        Fields.integer(node, "default_gradient_accumulation_steps")),
                new Ranges(
                        real(node, "min_learning_rate"),
                        real(node, "max_learning_rate"),
                        positive(node, "min_max_seq_length"),
                        positive(node, "max_seq_length_sft"),
                        positive(node, "max_seq_length_dpo")),
                new Supports(
                        Fields.flag(node, "supports_vision"),
                        Fields.flag(node, "supports_tools"),
                        Fields.flag(node, "supports_reasoning"),
                        Fields.flag(node, "merge_output_lora")),
                method(node.path("lora_training")),
                full ? method(node.path("full_training")) : null);
    }

    private static Method method(JsonNode node) {
        return node.isObject()
                ? new Method(
                        Fields.integer(node, "min_batch_size"),
                        positive(node, "max_batch_size"),
                        positive(node, "max_batch_size_dpo"),
                        positive(node, "max_rank"),
                        Items.entries(node.path("target_modules"), JsonNode::textValue))
                : null;
    }

    /** A bound of nothing is none: Go writes what it does not know as zero. */
    private static Integer positive(JsonNode node, String field) {
        Integer value = Fields.integer(node, field);
        return value == null || value < 1 ? null : value;
    }

    private static Double real(JsonNode node, String field) {
        BigDecimal value = Fields.decimal(node, field);
        return value == null ? null : value.doubleValue();
    }
}
