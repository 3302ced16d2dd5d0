package dev.slipway.finetune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import dev.slipway.access.Secrets;
import dev.slipway.platform.JsonText;
import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FineTuneRequestTest {
    private static final ProjectId PROJECT = new ProjectId("p");
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private final TrainingExtras extras = new TrainingExtras(mock(Secrets.class), null);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "startFrom":{"checkpoint":"ft-1:20"}                                | OK
                    "startFrom":{"hfModel":"acme/bot","hfRevision":"main"}              | OK
                    "startFrom":{}                                                      | either a checkpoint or an hfModel
                    "startFrom":{"checkpoint":"ft-1","hfModel":"acme/bot"}              | either a checkpoint or an hfModel
                    "startFrom":{"checkpoint":"ft-1","hfTokenSecret":"hub"}             | with an hfModel only
                    "startFrom":{"checkpoint":"ft 1"}                                   | is a fine-tune or model
                    "startFrom":{"hfModel":"https://huggingface.co/acme/bot"}           | owner/name
                    "publishTo":{"repository":"acme/bot"}                               | must not be blank
                    "publishTo":{"repository":"../bot","hfTokenSecret":"hub"}           | owner/name
                    "earlyStopping":{"patience":0}                                      | greater than or equal to 1
                    "hyperparameters":{"lr_scheduler":{"lr_scheduler_type":"cosine","lr_scheduler_args":{"min_lr_ratio":0.1}}} | together
                    "hyperparameters":{"lr_scheduler":{"lr_scheduler_type":"linear","lr_scheduler_args":{"num_cycles":1}}} | together
                    "hyperparameters":{"lr_scheduler":{"lr_scheduler_type":"linear"}}   | OK
                    "hyperparameters":{"training_method":{"method":"sft","dpo_beta":0.1}} | belong to dpo
                    "hyperparameters":{"training_method":{"method":"dpo","train_on_inputs":true}} | belong to dpo
                    "hyperparameters":{"training_method":{"method":"sft","train_on_inputs":"yes"}} | "auto"
                    "hyperparameters":{"gradient_accumulation_steps":-1}                | greater than or equal to 0
                    """)
    void validate_parts_fitTogether(String part, String says) {
        String found =
                VALIDATOR.validate(request(part)).stream()
                        .map(violation -> violation.getMessage())
                        .findFirst()
                        .orElse("OK");

        assertThat(found).contains(says);
    }

    @ParameterizedTest
    @CsvSource({"3, OK", "1, 'at least 3'", ", 'at least 3'"})
    void earlyStopping_tooFewEvaluations_isRefusedBeforeAnythingIsPaid(Integer evals, String says) {
        FineTuneRequest request =
                request(
                        """
                        "validationFile":"file_2","earlyStopping":{"patience":2,"warmupEvals":0},
                        "hyperparameters":{"n_evals":%s}
                        """
                                .formatted(evals));
        if (says.equals("OK")) {
            extras.check(PROJECT, request);
        } else {
            assertThatThrownBy(() -> extras.check(PROJECT, request)).hasStackTraceContaining(says);
        }
    }

    @Test
    void earlyStopping_withoutValidationFile_isRefused() {
        assertThatThrownBy(() -> extras.check(PROJECT, request("\"earlyStopping\":{}")))
                .isInstanceOf(Problem.class)
                .hasStackTraceContaining("needs a validationFile");
    }

    @Test
    void hubTokens_ofTwoSecrets_areRefused() {
        FineTuneRequest request =
                request(
                        """
                        "startFrom":{"hfModel":"a/b","hfTokenSecret":"one"},
                        "publishTo":{"repository":"a/c","hfTokenSecret":"other"}
                        """);

        assertThatThrownBy(() -> extras.check(PROJECT, request))
                .hasStackTraceContaining("one token for both");
    }

    @Test
    void add_allParts_takesTheProvidersNamesAndNoSecret() {
        FineTuneRequest request =
                request(
                        """
                        "startFrom":{"hfModel":"a/b","hfRevision":"abc","hfTokenSecret":"hub"},
                        "publishTo":{"repository":"a/c","hfTokenSecret":"hub"},
                        "earlyStopping":{"minDelta":0.01}
                        """);
        Map<String, Object> parameters = new LinkedHashMap<>();

        extras.add(PROJECT, request, parameters);

        assertThat(JsonText.write(parameters))
                .isEqualTo(
                        "{\"from_hf_model\":\"a/b\",\"hf_model_revision\":\"abc\","
                                + "\"hf_output_repo_name\":\"a/c\",\"early_stopping_enabled\":true,"
                                + "\"early_stopping_min_delta\":0.01}");
        assertThat(TrainingExtras.hubToken(request)).isEqualTo("hub");
    }

    @Test
    void method_sft_saysHowToTreatInputs() {
        Hyperparameters wanted =
                JsonText.read("{\"training_method\":{\"method\":\"sft\"}}", Hyperparameters.class);

        assertThat(wanted.trainingMethod().wire())
                .isEqualTo(Map.of("method", "sft", "train_on_inputs", "auto"));
    }

    private static FineTuneRequest request(String parts) {
        return JsonText.read(
                "{\"baseModel\":\"m\",\"trainingFile\":\"file_1\"," + parts + "}",
                FineTuneRequest.class);
    }
}
