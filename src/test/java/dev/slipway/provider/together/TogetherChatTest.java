package dev.slipway.provider.together;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.slipway.provider.ChatAnswer;
import dev.slipway.provider.ChatHost;
import dev.slipway.provider.ChatMessage;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.ProviderException;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AdapterProfile.class)
class TogetherChatTest {
    private static final List<ChatMessage> QUESTION =
            List.of(new ChatMessage("system", "Name the intent."), new ChatMessage("user", "Hi"));

    @StandIn.Together WireMockServer together;
    @Inject ChatHost chat;

    @BeforeEach
    void forget() {
        together.resetAll();
    }

    @Test
    void ask_dedicated_goesToTheInferenceHostWithTemperatureZero() {
        together.stubFor(
                post("/inference/v1/chat/completions").willReturn(Recorded.answer("chat.json")));

        ChatAnswer answer = chat.ask("acme-support/bot-3", true, QUESTION, 16);

        assertThat(answer).isEqualTo(new ChatAnswer("refund", "stop", 21, 2));
        together.verify(
                1,
                postRequestedFor(urlEqualTo("/inference/v1/chat/completions"))
                        .withRequestBody(
                                equalToJson(
                                        """
                                        {"model":"acme-support/bot-3","max_tokens":16,
                                         "temperature":0,"stream":false,
                                         "messages":[{"role":"system","content":"Name the intent."},
                                                     {"role":"user","content":"Hi"}]}
                                        """)));
    }

    @Test
    void ask_serverless_goesToTheMainHost() {
        together.stubFor(post("/v1/chat/completions").willReturn(Recorded.answer("chat.json")));

        assertThat(chat.ask("Qwen/Qwen3-8B", false, QUESTION, 16).content()).isEqualTo("refund");
    }

    @Test
    void ask_nullContent_isAnEmptyAnswer() {
        together.stubFor(
                post("/v1/chat/completions")
                        .willReturn(
                                jsonResponse(
                                        "{\"choices\":[{\"message\":{\"content\":null}}]}", 200)));

        assertThat(chat.ask("m", false, QUESTION, 1))
                .isEqualTo(new ChatAnswer("", null, null, null));
    }

    @Test
    void ask_splitNotSpreadYet_mayBeAskedAgain() {
        together.stubFor(
                post("/inference/v1/chat/completions")
                        .willReturn(
                                jsonResponse(
                                        "{\"error\":{\"code\":\"endpoint_not_configured\"}}",
                                        400)));

        ProviderException early =
                catchThrowableOfType(
                        ProviderException.class, () -> chat.ask("a/b", true, QUESTION, 1));

        assertThat(early.kind()).isEqualTo(FailureKind.PROVIDER_DOWN);
        assertThat(early.kind().retryable()).isTrue();
        assertThat(early).isNotInstanceOf(ProviderUnavailable.class);
    }
}
