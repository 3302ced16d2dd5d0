package dev.slipway.provider.together;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.provider.FailureKind;
import dev.slipway.provider.Outcome;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.together.Call.Act;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TogetherErrorsTest {
    private static final Call CREATE = new Call(Act.CREATE, "start it");
    private static final Call READ = new Call(Act.READ, "show it");
    private static final Call CHANGE = new Call(Act.CHANGE, "scale it");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    400 | learning_rate must be positive                          | INVALID_DATA             | REFUSED
                    400 | endpoint_not_configured                                 | PROVIDER_DOWN            | REFUSED
                    400 | model_not_available                                     | NOT_FOUND                | REFUSED
                    400 | Unable to access non-serverless model X                 | NOT_FOUND                | REFUSED
                    400 | likely corrupted or incomplete checkpoint               | INVALID_WEIGHTS          | REFUSED
                    400 | no safetensors files found                              | INVALID_WEIGHTS          | REFUSED
                    400 | adapter base model is not compatible with endpoint model | WRONG_BASE              | REFUSED
                    400 | weights not matching the declared base                  | WRONG_BASE               | REFUSED
                    400 | Unsupported base model, layer type, or adapter rank     | UNSUPPORTED_ARCHITECTURE | REFUSED
                    400 | Cannot place replicas: insufficient GPU capacity        | CAPACITY                 | REFUSED
                    400 | Model name already exists                               | CONFLICT                 | UNKNOWN
                    401 | Invalid API key provided: sk-123                        | BAD_CREDENTIALS          | REFUSED
                    402 | insufficient_balance                                    | BALANCE                  | REFUSED
                    403 | endpoints_v1_create_access_disabled                     | GENERATION_CLOSED        | REFUSED
                    403 | you may not                                             | BAD_CREDENTIALS          | REFUSED
                    403 | prompt and max_tokens exceed the context length         | INVALID_DATA             | REFUSED
                    404 | no such thing                                           | NOT_FOUND                | REFUSED
                    408 | too slow                                                | PROVIDER_DOWN            | UNKNOWN
                    409 | name taken                                              | CONFLICT                 | UNKNOWN
                    413 | too large                                               | INVALID_DATA             | REFUSED
                    303 | see there                                               | INVALID_DATA             | UNKNOWN
                    425 | too early                                               | INVALID_DATA             | UNKNOWN
                    422 | odd                                                     | INVALID_DATA             | REFUSED
                    429 | insufficient_balance                                    | RATE_LIMITED             | NOT_SENT
                    500 | likely corrupted or incomplete checkpoint               | PROVIDER_DOWN            | UNKNOWN
                    503 | insufficient capacity                                   | CAPACITY                 | UNKNOWN
                    524 | edge gave up                                            | PROVIDER_DOWN            | UNKNOWN
                    """)
    void answered_create_isSortedByStatusThenWords(
            int status, String text, FailureKind kind, Outcome outcome) {
        ProviderException failure = TogetherErrors.answered(CREATE, reply(status, text));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.outcome()).isEqualTo(outcome);
        assertThat(failure.status()).isEqualTo(status);
    }

    @Test
    void answered_anyFailure_saysWhatWhyAndWhatToDo() {
        Reply reply =
                new Reply(
                        402,
                        Map.of("x-request-id", "req-5")::get,
                        "{\"error\":{\"message\":\"Insufficient\\n balance\",\"code\":\"low\"}}");

        ProviderException failure = TogetherErrors.answered(CREATE, reply);

        assertThat(failure)
                .hasMessage(
                        "Together did not start it: Insufficient balance"
                                + " (HTTP 402, low, request req-5)");
        assertThat(failure.hint()).contains("Add credit");
    }

    @Test
    void answered_wrongKey_doesNotRepeatWhatTheAnswerSaysOfIt() {
        assertThat(TogetherErrors.answered(READ, reply(401, "Invalid API key: sk-123")))
                .hasMessageNotContaining("sk-123");
    }

    @Test
    void answered_onlyOutages_countForTheBreaker() {
        assertThat(TogetherErrors.answered(READ, reply(500, "x")))
                .isInstanceOf(ProviderUnavailable.class);
        assertThat(TogetherErrors.answered(READ, reply(503, "routing_error")))
                .isNotInstanceOf(ProviderUnavailable.class);
        assertThat(TogetherErrors.answered(READ, reply(429, "x")))
                .isNotInstanceOf(ProviderUnavailable.class);
    }

    @Test
    void answered_staleEtagOnAChange_madeNothing() {
        assertThat(TogetherErrors.answered(CHANGE, reply(409, "etag")).outcome())
                .isEqualTo(Outcome.REFUSED);
    }

    @Test
    void noAnswer_connectionRefused_wasNotSent() {
        ProviderException failure =
                TogetherErrors.noAnswer(
                        CREATE, new RuntimeException(new ConnectException("Connection refused")));

        assertThat(failure.kind()).isEqualTo(FailureKind.PROVIDER_DOWN);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
    }

    @ParameterizedTest
    @CsvSource({
        "CREATE, UNKNOWN_OUTCOME, UNKNOWN",
        "CHANGE, PROVIDER_DOWN, UNKNOWN",
        "READ, PROVIDER_DOWN, NOT_SENT"
    })
    void noAnswer_connectionReset_dependsOnWhatWasAsked(
            Act act, FailureKind kind, Outcome outcome) {
        ProviderException failure =
                TogetherErrors.noAnswer(new Call(act, "do it"), new IOException("reset"));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void hint_everyKind_isASentence(FailureKind kind) {
        assertThat(Hints.of(kind)).endsWith(".").hasSizeBetween(20, 100);
    }

    private static Reply reply(int status, String text) {
        return new Reply(status, name -> null, "{\"error\":\"" + text + "\"}");
    }
}
