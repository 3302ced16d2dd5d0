package dev.slipway.provider.together;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.slipway.provider.TrainingLimits;
import dev.slipway.provider.TrainingLimits.Counts;
import dev.slipway.provider.TrainingLimits.Method;
import dev.slipway.provider.TrainingLimits.Ranges;
import dev.slipway.provider.TrainingLimits.Supports;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitsReadingsTest {

    @Test
    void limits_allFields_areRead() throws JsonProcessingException {
        TrainingLimits limits =
                LimitsReadings.limits(
                        Json.read(
                                """
                                {"max_num_epochs":20,"max_num_evals":100,"max_num_checkpoints":"8",
                                 "default_gradient_accumulation_steps":2,"min_learning_rate":1e-8,
                                 "max_learning_rate":0.01,"min_max_seq_length":64,
                                 "max_seq_length_sft":8192,"max_seq_length_dpo":4096,
                                 "supports_vision":false,"supports_tools":true,
                                 "supports_reasoning":false,"merge_output_lora":true,
                                 "supports_full_training":true,
                                 "lora_training":{"min_batch_size":1,"max_batch_size":64,
                                   "max_batch_size_dpo":32,"max_rank":16,
                                   "target_modules":["q_proj",7,"k_proj"]},
                                 "full_training":{"min_batch_size":8,"max_batch_size":32}}
                                """));

        assertThat(limits)
                .isEqualTo(
                        new TrainingLimits(
                                new Counts(20, 100, 8, 2),
                                new Ranges(1e-8, 0.01, 64, 8192, 4096),
                                new Supports(false, true, false, true),
                                new Method(1, 64, 32, 16, List.of("q_proj", "k_proj")),
                                new Method(8, 32, null, null, List.of())));
    }

    @Test
    void limits_loraOnly_hasNoFullTrainingOfZeros() throws JsonProcessingException {
        assertThat(
                        LimitsReadings.limits(
                                        Json.read(
                                                """
                                                {"supports_full_training":false,
                                                 "full_training":{"max_batch_size":0}}
                                                """))
                                .full())
                .isNull();
    }

    @Test
    void limits_nothingStated_boundsNothing() throws JsonProcessingException {
        assertThat(LimitsReadings.limits(Json.read("{}"))).isEqualTo(TrainingLimits.NONE);
    }
}
