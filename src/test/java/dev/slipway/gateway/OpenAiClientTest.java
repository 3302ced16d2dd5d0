package dev.slipway.gateway;

import static dev.slipway.gateway.ScriptedHost.answer;
import static dev.slipway.gateway.ScriptedHost.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.RateLimitException;
import com.openai.errors.SseException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.images.Image;
import com.openai.models.images.ImageGenerateParams;
import com.openai.models.images.ImagesResponse;
import com.openai.models.models.Model;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenAI's own client for Java, with its validation on, against the real routes. */
@QuarkusTest
@TestProfile(NoDatabase.class)
class OpenAiClientTest {
    private static final String HI =
            "data: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"Hi\"}}]}\n\n";
    private static final String END =
            "data: {\"choices\":[{\"delta\":{\"content\":\" there\"},\"finish_reason\":\"eos\"}]}\n\n";

    @Inject Scene scene;
    @Inject ScriptedHost host;

    @TestHTTPResource("/v1")
    URI base;

    private OpenAIClient client;

    @BeforeEach
    void set() {
        scene.set();
        client = client(Scene.APP);
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void create_plain_isAValidCompletion() {
        host.then(answer(200, Scene.ANSWER));

        ChatCompletion answer = client.chat().completions().create(params("support-bot"));

        assertThat(answer.model()).isEqualTo("support-bot");
        assertThat(answer.choices().get(0).message().content()).hasValue("Hello");
        assertThat(answer.choices().get(0).finishReason())
                .isEqualTo(ChatCompletion.Choice.FinishReason.STOP);
        assertThat(answer.usage().orElseThrow().totalTokens()).isEqualTo(4);
    }

    @Test
    void createStreaming_sparseChunks_areValidChunksToTheEnd() {
        host.then(events(HI, END, "data: [DONE]\n\n"));

        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(params("support-bot"))) {
            List<ChatCompletionChunk> chunks = stream.stream().toList();

            assertThat(chunks).allSatisfy(ChatCompletionChunk::validate);
            assertThat(chunks)
                    .extracting(chunk -> chunk.choices().get(0).delta().content().orElse(""))
                    .containsExactly("Hi", " there");
            assertThat(chunks).extracting(ChatCompletionChunk::model).containsOnly("support-bot");
        }
    }

    @Test
    void createStreaming_upstreamDies_throwsInsteadOfEnding() {
        host.then(events(HI));

        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(params("support-bot"))) {
            assertThatThrownBy(() -> stream.stream().toList())
                    .isInstanceOf(SseException.class)
                    .hasMessageContaining("broke off");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"url", "b64_json"})
    void generateImages_bothFormats_areValid(String field) {
        scene.set(ImagesTest.style(ImagesTest.lora(1, 100)));
        host.then(
                answer(
                        200,
                        "{\"id\":\"i\",\"object\":\"list\",\"data\":[{\"index\":0,\"%s\":\"aGk=\",\"type\":\"%s\"}]}"
                                .formatted(field, field)));

        ImagesResponse made =
                client.images()
                        .generate(
                                ImageGenerateParams.builder()
                                        .model("flux-style")
                                        .prompt("a cat")
                                        .n(1)
                                        .size(ImageGenerateParams.Size._1024X1024)
                                        .putAdditionalBodyProperty(
                                                "response_format", JsonValue.from(field))
                                        .build());

        Image image = made.validate().data().orElseThrow().getFirst();
        assertThat(made.created()).isPositive();
        assertThat(field.equals("url") ? image.url() : image.b64Json()).hasValue("aGk=");
    }

    @Test
    void create_unknownAlias_isNotFoundWithACode() {
        assertThatThrownBy(() -> client.chat().completions().create(params("nobody")))
                .isInstanceOf(NotFoundException.class)
                .satisfies(e -> assertThat(code(e)).isEqualTo("model_not_found"));
    }

    @Test
    void create_wrongKey_isUnauthorized() {
        OpenAIClient stranger = client("sk-slipway-wrong");
        try {
            assertThatThrownBy(() -> stranger.chat().completions().create(params("support-bot")))
                    .isInstanceOf(UnauthorizedException.class)
                    .satisfies(e -> assertThat(code(e)).isEqualTo("invalid_api_key"));
        } finally {
            stranger.close();
        }
    }

    @Test
    void create_contextTooLong_isBadRequest() {
        host.then(answer(403, "{\"error\":{\"message\":\"maximum context length is 8192\"}}"));

        assertThatThrownBy(() -> client.chat().completions().create(params("support-bot")))
                .isInstanceOf(BadRequestException.class)
                .satisfies(e -> assertThat(code(e)).isEqualTo("context_length_exceeded"));
    }

    @Test
    void create_rateLimited_isARateLimitWithACode() {
        for (int i = 0; i < 2; i++) {
            host.then(
                    response -> response.setStatusCode(429).putHeader("retry-after-ms", "1").end());
        }

        OpenAIClient once = client.withOptions(options -> options.maxRetries(0));
        assertThatThrownBy(() -> once.chat().completions().create(params("support-bot")))
                .isInstanceOf(RateLimitException.class)
                .satisfies(e -> assertThat(code(e)).isEqualTo("rate_limit_exceeded"));
        assertThat(host.asked()).hasSize(2);
    }

    /** This client retries each 5xx twice unless it is told not to. */
    @Test
    void create_ourAccountIsEmpty_isNotRetriedByTheClient() {
        host.then(answer(402, "{\"error\":{\"message\":\"pay\"}}"));

        assertThatThrownBy(() -> client.chat().completions().create(params("support-bot")))
                .isInstanceOf(InternalServerException.class)
                .satisfies(e -> assertThat(code(e)).isEqualTo("upstream_billing"));
        assertThat(host.asked()).hasSize(1);
    }

    @Test
    void models_listAndRetrieve_areValid() {
        assertThat(client.models().list().items())
                .allSatisfy(Model::validate)
                .extracting(Model::id)
                .containsExactly("support-bot");
        assertThat(client.models().retrieve("support-bot").validate().ownedBy())
                .isEqualTo("slipway");
    }

    private OpenAIClient client(String key) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(base.toString())
                .apiKey(key)
                .responseValidation(true)
                .build();
    }

    private static ChatCompletionCreateParams params(String model) {
        return ChatCompletionCreateParams.builder().model(model).addUserMessage("Hi").build();
    }

    private static String code(Throwable e) {
        return ((OpenAIServiceException) e).code().orElseThrow();
    }
}
