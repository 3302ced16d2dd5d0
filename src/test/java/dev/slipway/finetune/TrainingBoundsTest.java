package dev.slipway.finetune;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.slipway.dataset.DatasetFormat;
import dev.slipway.platform.JsonText;
import dev.slipway.problem.Problem;
import dev.slipway.provider.TrainingHost;
import dev.slipway.provider.TrainingLimits;
import dev.slipway.provider.TrainingLimits.Counts;
import dev.slipway.provider.TrainingLimits.Method;
import dev.slipway.provider.TrainingLimits.Ranges;
import dev.slipway.provider.TrainingLimits.Supports;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingBoundsTest {
    private static final TrainingLimits LIMITS =
            new TrainingLimits(
                    new Counts(10, 20, 5, 1),
                    new Ranges(1e-6, 1e-3, 256, 8192, 4096),
                    new Supports(false, true, false, true),
                    new Method(8, 64, 32, 16, List.of("q_proj", "k_proj")),
                    null);

    private final TrainingHost host = mock();
    private final TrainingBounds bounds = new TrainingBounds(host);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"n_epochs":11}                                          | n_epochs: is 11; this base takes at most 10
                    {"n_checkpoints":6}                                      | n_checkpoints: is 6
                    {"n_evals":1}                                            | n_evals: needs a validationFile
                    {"learning_rate":0.01}                                   | learning_rate: is 0.01
                    {"max_seq_length":255}                                   | max_seq_length: is 255; the least
                    {"max_seq_length":8193}                                  | max_seq_length: is 8193
                    {"batch_size":65}                                        | batch_size: is 65
                    {"batch_size":7}                                         | batch_size: is 7; the least
                    {"training_type":{"type":"Full"}}                        | cannot be trained as Full
                    {"training_type":{"type":"Lora","lora_r":17,"lora_alpha":8}} | lora_r: is 17
                    {"training_type":{"type":"Lora","lora_r":8,"lora_alpha":8,"lora_trainable_modules":"q_proj, w_up"}} | names w_up
                    {"multimodal_params":{"train_vision":true}}              | does not see images
                    {"training_method":{"method":"dpo"}}                     | the training file has none
                    """)
    void check_beyondTheLimits_namesTheField(String wanted, String says) {
        when(host.limits("m")).thenReturn(LIMITS);

        assertThatThrownBy(
                        () ->
                                bounds.check(
                                        "m", parameters(wanted), false, DatasetFormat.CONVERSATION))
                .isInstanceOf(Problem.class)
                .hasStackTraceContaining(says);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"batch_size":33}        | batch_size: is 33
                    {"max_seq_length":4097}  | max_seq_length: is 4097
                    """)
    void check_preferences_haveBoundsOfTheirOwn(String wanted, String says) {
        when(host.limits("m")).thenReturn(LIMITS);
        String dpo = wanted.replaceFirst("}$", ",\"training_method\":{\"method\":\"dpo\"}}");

        assertThatThrownBy(
                        () -> bounds.check("m", parameters(dpo), false, DatasetFormat.PREFERENCE))
                .hasStackTraceContaining(says);
    }

    @Test
    void check_preferencesWithoutTheMethod_areRefused() {
        assertThatThrownBy(
                        () ->
                                bounds.check(
                                        "m", Hyperparameters.NONE, false, DatasetFormat.PREFERENCE))
                .hasStackTraceContaining("must be dpo");
    }

    @Test
    void check_nothingStated_allowsAll() {
        when(host.limits("m")).thenReturn(TrainingLimits.NONE);

        assertThatCode(
                        () ->
                                bounds.check(
                                        "m",
                                        parameters("{\"n_epochs\":20,\"batch_size\":512}"),
                                        true,
                                        DatasetFormat.TEXT))
                .doesNotThrowAnyException();
    }

    private static Hyperparameters parameters(String json) {
        return JsonText.read(json, Hyperparameters.class);
    }
}
