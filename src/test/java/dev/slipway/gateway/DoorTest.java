package dev.slipway.gateway;

import static dev.slipway.gateway.Scene.APP;
import static dev.slipway.gateway.Scene.CHAT;
import static dev.slipway.gateway.Scene.as;
import static dev.slipway.gateway.Scene.ask;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(NoDatabase.class)
class DoorTest {
    @Inject Scene scene;
    @Inject ScriptedHost host;

    @io.quarkus.test.common.http.TestHTTPResource("/")
    URI base;

    @BeforeEach
    void set() {
        scene.set();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1", "/v1/", "/v1/models", "/v1/models/support-bot", "/v1/no/such/path"})
    void get_withoutKey_is401InOpenAiShape(String path) {
        error(given().get(path).then(), 401, "invalid_api_key");
    }

    @Test
    void chat_unknownKey_is401AndNothingIsAsked() {
        error(
                as("sk-slipway-nonsense").body(ask("support-bot")).post(CHAT).then(),
                401,
                "invalid_api_key");
        assertThat(host.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-api-key", "api-key"})
    void key_inAnotherClientsHeader_letsIn(String header) {
        given().header(header, APP).get("/v1/models").then().statusCode(200);
    }

    @Test
    void key_withoutInference_is403() {
        error(as(Scene.VIEWER).get("/v1/models").then(), 403, "insufficient_permissions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1", "/v1/responses", "/v1/audio/speech", "/v1/chat/completions/x/y"})
    void otherPath_withKey_is404NamingWhatIsSupported(String path) {
        error(as(APP).post(path).then(), 404, "unknown_url")
                .body("error.message", containsString("POST /v1/chat/completions"));
    }

    @Test
    void chat_byGet_is404NamingWhatIsSupported() {
        error(as(APP).get(CHAT).then(), 404, "unknown_url");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{} {}",
                "{\"messages\":[]}",
                "{\"model\":7,\"messages\":[]}",
                "{\"model\":\"support-bot\"}",
                "{\"model\":\"support-bot\",\"messages\":\"hi\"}",
                "{\"model\":\"support-bot\",\"messages\":[],\"stream\":\"yes\"}"
            })
    void chat_malformed_is400AndNothingIsAsked(String body) {
        error(as(APP).body(body).post(CHAT).then(), 400, "invalid_request");
        assertThat(host.calls()).isEmpty();
    }

    @Test
    void chat_missingModel_namesTheField() {
        as(APP).body("{\"messages\":[]}").post(CHAT).then().body("error.param", equalTo("model"));
    }

    @Test
    void chat_deeplyNested_is400() {
        String deep = "[".repeat(5_000) + "]".repeat(5_000);
        error(
                as(APP).body("{\"model\":\"support-bot\",\"messages\":" + deep + "}")
                        .post(CHAT)
                        .then(),
                400,
                "invalid_request");
    }

    @Test
    void chat_asForm_is415() {
        error(
                as(APP).contentType(ContentType.URLENC).formParam("model", "x").post(CHAT).then(),
                415,
                "unsupported_media_type");
    }

    @Test
    void chat_compressed_is415() {
        error(
                as(APP).header("content-encoding", "gzip").body(ask("x")).post(CHAT).then(),
                415,
                "unsupported_media_type");
    }

    @Test
    void chat_bodyOverTheLimit_is413() {
        String body = ask("x".repeat(10 * 1024 * 1024));
        error(as(APP).body(body).post(CHAT).then(), 413, "request_too_large");
        assertThat(host.calls()).isEmpty();
    }

    /** No length is announced, so only counting finds out. */
    @Test
    void chat_chunkedBodyOverTheLimit_is413() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", base.getPort())) {
            var out = socket.getOutputStream();
            out.write(
                    ("POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\nauthorization: Bearer "
                                    + APP
                                    + "\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] chunk =
                    ("100000\r\n" + "x".repeat(1024 * 1024) + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 11; i++) {
                out.write(chunk);
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String head =
                    new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(head).isEqualTo("HTTP/1.1 413");
        }
    }

    /** Such a path is under nothing: the server refuses it before any route is looked at. */
    @Test
    void path_brokenEscape_isRefusedWithoutAPage() {
        assertThat(raw("GET /v1/models/%zz HTTP/1.1"))
                .startsWith("HTTP/1.1 400")
                .doesNotContain("<html", "problem+json");
    }

    @Test
    void answer_always_carriesTheMarks() {
        as(APP).get("/v1/models")
                .then()
                .header("x-request-id", matchesRegex("req_[0-9a-z]{26}"))
                .header("openai-version", "2020-10-01")
                .header("openai-processing-ms", matchesRegex("[0-9]+"));
    }

    @Test
    void requestId_harmless_isEchoedAlsoOnErrors() {
        given().header("x-request-id", "a.B-9_z")
                .get("/v1/models")
                .then()
                .header("x-request-id", "a.B-9_z");
        given().header("x-request-id", "bad id")
                .get("/v1/models")
                .then()
                .header("x-request-id", matchesRegex("req_[0-9a-z]{26}"));
    }

    private static ValidatableResponse error(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status)
                .contentType("application/json")
                .header("x-should-retry", "false")
                .header("x-request-id", notNullValue())
                .body("error", hasKey("param"))
                .body("error.message", notNullValue())
                .body("error.type", equalTo("invalid_request_error"))
                .body("error.code", code == null ? nullValue() : equalTo(code));
    }

    private String raw(String requestLine) {
        try (Socket socket = new Socket("127.0.0.1", base.getPort())) {
            socket.getOutputStream()
                    .write(
                            (requestLine
                                            + "\r\nhost: x\r\nconnection: close\r\nauthorization: Bearer "
                                            + APP
                                            + "\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
