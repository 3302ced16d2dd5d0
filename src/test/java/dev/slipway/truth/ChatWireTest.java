package dev.slipway.truth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.provider.ChatAnswer;
import dev.slipway.provider.ChatHost;
import dev.slipway.provider.ChatMessage;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.InferenceHost;
import dev.slipway.provider.InferenceHost.InferenceCall;
import dev.slipway.provider.InferenceStream;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WireProfile.class)
class ChatWireTest extends WireTest {

    private static final long PATIENCE = 10_000;

    private final ChatHost chat = port(ChatHost.class);
    private final InferenceHost inference = port(InferenceHost.class);

    @Test
    void ask_serverless_answersAndCountsTokens() {
        ChatAnswer answer = chat.ask(MODEL, false, question(), 20);

        assertThat(answer.content()).isNotBlank();
        assertThat(answer.finishReason()).isIn("stop", "eos", "length");
        assertThat(answer.promptTokens()).isGreaterThan(5);
        assertThat(answer.completionTokens()).isBetween(1, 20);
    }

    @Test
    void ask_unknownModel_isNotFound() {
        assertThat(
                        refusal(
                                "model_not_available",
                                () -> chat.ask("none/such", false, question(), 20)))
                .isEqualTo(FailureKind.NOT_FOUND);
    }

    @Test
    void send_plain_isPassedOnAsItIs() {
        JsonNode answer = Query.events("data:" + sent(false)).getFirst().path("data");

        assertThat(answer.at("/choices/0/message/content").asText()).isNotBlank();
        assertThat(answer.at("/usage/total_tokens").asInt()).isPositive();
    }

    @Test
    void send_stream_comesInPiecesToItsEnd() {
        List<JsonNode> events = Query.events(sent(true));

        assertThat(events).hasSizeGreaterThan(2);
        assertThat(events.getFirst().at("/data/object").asText())
                .isEqualTo("chat.completion.chunk");
        assertThat(events.getLast().path("data").asText()).isEqualTo("[DONE]");
    }

    private static List<ChatMessage> question() {
        return List.of(new ChatMessage("user", QUESTION));
    }

    private String sent(boolean streamed) {
        String body =
                """
                {"model":"%s","messages":[{"role":"user","content":"%s"}],"stream":%s}
                """
                        .formatted(MODEL, QUESTION, streamed);
        InferenceStream answer =
                await(
                        inference.send(
                                new InferenceCall(
                                        "/chat/completions",
                                        Buffer.buffer(body),
                                        false,
                                        PATIENCE)));
        assertThat(answer.status()).isEqualTo(200);
        Buffer all = Buffer.buffer();
        Future<Void> end =
                Future.future(
                        done -> {
                            answer.body().exceptionHandler(done::tryFail);
                            answer.body().endHandler(done::tryComplete);
                            answer.body().handler(all::appendBuffer);
                            answer.body().resume();
                        });
        await(end);
        return all.toString();
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
