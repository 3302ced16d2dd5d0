package dev.slipway.provider.together;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.InferenceHost.InferenceCall;
import dev.slipway.provider.InferenceStream;
import dev.slipway.provider.Outcome;
import dev.slipway.provider.ProviderException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.StreamResetException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class TogetherInferenceTest {
    private static final Buffer BODY = Buffer.buffer("{\"model\":\"a/b\",\"stream\":true}");

    @RegisterExtension
    static final WireMockExtension TOGETHER =
            WireMockExtension.newInstance()
                    .options(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"))
                    .build();

    private Vertx vertx;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
    }

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void send_dedicated_goesToTheInferenceHostAsItIs() {
        TOGETHER.stubFor(
                post("/inference/v1/chat/completions")
                        .willReturn(okJson("{\"x\":1}").withHeader("x-cluster", "c1")));

        InferenceStream answer = await(host(TOGETHER.baseUrl()).send(call(true, 5_000)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().get("x-cluster")).isEqualTo("c1");
        assertThat(bodyOf(answer)).isEqualTo("{\"x\":1}");
        TOGETHER.verify(
                1,
                postRequestedFor(urlEqualTo("/inference/v1/chat/completions"))
                        .withHeader("Authorization", equalTo("Bearer key-main"))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withRequestBody(equalTo(BODY.toString())));
    }

    @Test
    void send_errorStatus_isAnAnswer() {
        TOGETHER.stubFor(
                post("/v1/chat/completions")
                        .willReturn(Recorded.answer(429, "error-rate-limit.json")));

        InferenceStream answer = await(host(TOGETHER.baseUrl()).send(call(false, 5_000)));

        assertThat(answer.status()).isEqualTo(429);
        assertThat(bodyOf(answer)).contains("rate limit");
    }

    @Test
    void send_bodySlowerThanTheTimeout_isReadToTheEnd() {
        TOGETHER.stubFor(
                post("/v1/chat/completions")
                        .willReturn(
                                okJson("{\"text\":\"" + "slow ".repeat(20) + "\"}")
                                        .withChunkedDribbleDelay(4, 1_600)));

        InferenceStream answer = await(host(TOGETHER.baseUrl()).send(call(false, 1_000)));

        assertThat(bodyOf(answer)).endsWith("slow \"}");
    }

    @Test
    void send_noHeadInTime_fails() {
        TOGETHER.stubFor(
                post("/v1/chat/completions").willReturn(aResponse().withFixedDelay(30_000)));

        ProviderException late = failure(host(TOGETHER.baseUrl()).send(call(false, 200)));

        assertThat(late.kind()).isEqualTo(FailureKind.PROVIDER_DOWN);
        assertThat(late.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void send_nobodyListens_wasNotSent() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        ProviderException down = failure(host("http://127.0.0.1:" + free).send(call(false, 5_000)));

        assertThat(down.outcome()).isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void send_connectionClosedUnderIt_isSentOnce() {
        try (ClosingServer server = new ClosingServer()) {
            failure(host(server.url()).send(call(false, 5_000)));

            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void send_withoutKey_failsBeforeAnythingIsSent() {
        TestConfig config = new TestConfig(URI.create(TOGETHER.baseUrl()), null, null, null);
        TogetherInference host = new TogetherInference(vertx, config.clients(), config);

        assertThat(failure(host.send(call(false, 5_000))).kind())
                .isEqualTo(FailureKind.BAD_CREDENTIALS);
        TOGETHER.verify(0, postRequestedFor(urlEqualTo("/v1/chat/completions")));
    }

    @Test
    void cancel_halfReadAnswer_closesTheConnection() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Future<InferenceStream> sent =
                    host("http://127.0.0.1:" + server.getLocalPort()).send(call(false, 10_000));
            try (Socket connection = server.accept()) {
                InputStream in = connection.getInputStream();
                String request = "";
                while (!request.contains(BODY.toString())) {
                    request += (char) in.read();
                }
                connection
                        .getOutputStream()
                        .write(
                                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n"
                                        .getBytes(StandardCharsets.US_ASCII));
                InferenceStream answer = await(sent);

                Future<Throwable> told =
                        Future.future(done -> answer.body().exceptionHandler(done::tryComplete));
                answer.cancel();

                assertThat(in.read()).isEqualTo(-1);
                assertThat(await(told)).isInstanceOf(StreamResetException.class);
            }
        }
    }

    private TogetherInference host(String url) {
        TestConfig config = TestConfig.at(url);
        return new TogetherInference(vertx, config.clients(), config);
    }

    private static InferenceCall call(boolean dedicated, long timeoutMillis) {
        return new InferenceCall("/chat/completions", BODY, dedicated, timeoutMillis);
    }

    private static String bodyOf(InferenceStream answer) {
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

    private static ProviderException failure(Future<?> future) {
        try {
            await(future);
        } catch (CompletionException failed) {
            return (ProviderException) failed.getCause();
        }
        throw new AssertionError("the call did not fail");
    }
}
