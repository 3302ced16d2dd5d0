package dev.slipway.provider.together;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.provider.FailureKind;
import dev.slipway.provider.FailureWords.Explanation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TogetherWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    runtime error: likely corrupted or incomplete checkpoint | INVALID_WEIGHTS          | safetensors
                    no safetensors files found                             | INVALID_WEIGHTS          | safetensors
                    Invalid config.json                                    | INVALID_WEIGHTS          | save_pretrained
                    weights not matching base                              | WRONG_BASE               | trained on
                    architecture does not match the declared base          | WRONG_BASE               | trained on
                    adapter base model is not compatible with endpoint model | WRONG_BASE             | trained on
                    Unsupported base model, layer type, or adapter rank    | UNSUPPORTED_ARCHITECTURE | base model
                    401 Client Error: Unauthorized for url: https://huggingface.co/api/models/a/b | BAD_CREDENTIALS | Hub token
                    Cannot access gated repo for url https://huggingface.co/a/b | BAD_CREDENTIALS     | Hub token
                    huggingface.co answered 403                            | BAD_CREDENTIALS          | Hub token
                    429 Too Many Requests from huggingface.co              | RATE_LIMITED             | Hub token
                    Repository Not Found                                   | NOT_FOUND                | Check repository
                    AccessDenied: Request has expired                      | INVALID_DATA             | 100 minutes
                    Model name already exists                              | CONFLICT                 | another name
                    Model not found                                        | NOT_FOUND                | record
                    base_model_id is required                              | INVALID_DATA             | base model
                    endpoint does not have LoRA enabled                    | INVALID_DATA             | -Lora
                    adapter is already bound to endpoint                   | CONFLICT                 | Detach
                    adapter is not bound to endpoint                       | NOT_FOUND                | list
                    Could not find model                                   | NOT_FOUND                | Check
                    No endpoint with this id exists                        | NOT_FOUND                | Check
                    endpoint name in model_id does not match endpoint      | INVALID_DATA             | not its id
                    model_id must be in format 'endpoint_model_name:adapter_name' | INVALID_DATA      | not its id
                    new_lora_model must be a dedicated endpoint            | INVALID_DATA             | private dedicated
                    new_lora_model cannot be a public dedicated endpoint   | INVALID_DATA             | private dedicated
                    tokenizer.chat_template is not set                     | INVALID_DATA             | tokenizer_config.json
                    the deployment is in a terminal FAILED state and cannot be restarted; create a new deployment | INVALID_DATA | new deployment
                    the deployment must be stopped before it can be restarted | CONFLICT              | STOPPED
                    the deployment is referenced by an endpoint's traffic split and cannot be deleted; please drop traffic split weight to 0 before deleting the deployment | CONFLICT | weight
                    the model is referenced by a live deployment           | CONFLICT                 | deployments
                    the model has no revisions to deploy                   | INVALID_DATA             | validation
                    the moon is in the wrong house                         | INVALID_DATA             | message
                    """)
    void explain_words_givesKindAndHint(String words, FailureKind kind, String hint) {
        Explanation explanation = new TogetherWords().explain(words);

        assertThat(explanation.kind()).isEqualTo(kind);
        assertThat(explanation.hint()).contains(hint);
    }

    @Test
    void explain_noWords_stillSaysWhatToDo() {
        assertThat(new TogetherWords().explain(null).hint()).endsWith(".");
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void hint_everyRefusal_isASentence(Refusal refusal) {
        assertThat(refusal.hint()).endsWith(".").hasSizeBetween(20, 100);
    }
}
