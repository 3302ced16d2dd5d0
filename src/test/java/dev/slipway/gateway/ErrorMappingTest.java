package dev.slipway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gateway.AttemptFailure.Next;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorMappingTest {
    private static final Candidate OURS = new Candidate("acme/bot-v2", "model_2", 2);
    private static final Candidate SHARED = Candidate.providerModel("meta/llama-3");
    private static final Duration STARTING = Duration.ofSeconds(10);

    @ParameterizedTest
    @CsvSource({
        "400, 400, invalid_request_error, invalid_request,         GIVE_UP",
        "401, 502, server_error,          upstream_credentials,    OTHER_TARGET",
        "402, 503, server_error,          upstream_billing,        OTHER_TARGET",
        "403, 502, server_error,          upstream_credentials,    OTHER_TARGET",
        "404, 503, server_error,          endpoint_starting,       OTHER_TARGET",
        "408, 504, server_error,          upstream_timeout,        OTHER_TARGET",
        "409, 502, server_error,          upstream_error,          OTHER_TARGET",
        "413, 413, invalid_request_error, request_too_large,       GIVE_UP",
        "422, 422, invalid_request_error, invalid_request,         GIVE_UP",
        "429, 429, requests,              rate_limit_exceeded,     OTHER_TARGET",
        "500, 502, server_error,          upstream_error,          OTHER_TARGET",
        "502, 502, server_error,          upstream_error,          OTHER_TARGET",
        "503, 503, server_error,          upstream_error,          SAME_TARGET",
        "504, 504, server_error,          upstream_timeout,        OTHER_TARGET",
        "524, 504, server_error,          upstream_timeout,        OTHER_TARGET",
        "529, 503, server_error,          upstream_error,          OTHER_TARGET",
        "302, 502, server_error,          upstream_error,          OTHER_TARGET",
    })
    void of_status_isTheTable(int upstream, int status, String type, String code, Next next) {
        AttemptFailure failure = map(upstream, null, "{\"error\":{\"message\":\"m\"}}");

        assertThat(failure.error().kind().status()).isEqualTo(status);
        assertThat(failure.error().kind().type()).isEqualTo(type);
        assertThat(failure.error().code()).isEqualTo(code);
        assertThat(failure.next()).isEqualTo(next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"message\":\"x\",\"code\":\"context_length_exceeded\"}}",
                "{\"error\":{\"message\":\"This model's maximum context length is 8192 tokens\"}}",
                "{\"error\":{\"message\":\"Input validation error: `inputs` tokens + `max_new_tokens` must be <= 8193\"}}",
                "{\"error\":\"prompt is too long: 9000 tokens\"}"
            })
    void of_contextTooLong_is400WhateverTheStatus(String body) {
        for (int status : new int[] {400, 403}) {
            GatewayError error = map(status, null, body).error();
            assertThat(error.kind()).isEqualTo(ErrorKind.CONTEXT_LENGTH);
            assertThat(error.code()).isEqualTo("context_length_exceeded");
        }
    }

    @Test
    void of_badRequest_keepsTheProvidersWordsUnderTheCallersName() {
        GatewayError error =
                map(
                                400,
                                null,
                                "{\"error\":{\"message\":\"acme/bot-v2: bad top_p\",\"param\":\"top_p\",\"code\":\"out_of_range\"}}")
                        .error();

        assertThat(error.message()).isEqualTo("support-bot: bad top_p");
        assertThat(error.param()).isEqualTo("top_p");
        assertThat(error.code()).isEqualTo("out_of_range");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dedicated_endpoint_not_running",
                "endpoint_not_configured",
                "model_not_available"
            })
    void of_endpointNotRunning_isStarting(String code) {
        String body = "{\"error\":{\"message\":\"m\",\"code\":\"%s\"}}".formatted(code);

        assertThat(map(400, null, body).error().kind()).isEqualTo(ErrorKind.ENDPOINT_STARTING);
        assertThat(map(400, null, body).error().retryAfter()).isEqualTo(STARTING);
    }

    @Test
    void of_404OfASharedModel_isModelNotFound() {
        AttemptFailure failure =
                ErrorMapping.of(
                        new Refusal(404, null, Json.object()), SHARED, "meta/llama-3", STARTING);

        assertThat(failure.error().kind()).isEqualTo(ErrorKind.MODEL_NOT_FOUND);
        assertThat(failure.next()).isEqualTo(Next.GIVE_UP);
    }

    @ParameterizedTest
    @CsvSource({"1, SAME_TARGET", "2, SAME_TARGET", "3, OTHER_TARGET"})
    void of_429_asksAgainOnlyAfterAShortWait(long seconds, Next next) {
        AttemptFailure failure = map(429, Duration.ofSeconds(seconds), "{}");

        assertThat(failure.next()).isEqualTo(next);
        assertThat(failure.error().retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void of_429ByTokens_saysSo() {
        String body = "{\"error\":{\"message\":\"m\",\"type\":\"dynamic_token_limited\"}}";
        assertThat(map(429, null, body).error().kind().type()).isEqualTo("tokens");
    }

    @Test
    void of_503WithALongWait_goesToTheNextTarget() {
        assertThat(map(503, Duration.ofSeconds(30), "{}").next()).isEqualTo(Next.OTHER_TARGET);
    }

    @Test
    void of_ourAccount_neverRepeatsTheProvidersWords() {
        String body = "{\"error\":{\"message\":\"Key tgp_123 of acme is out of credit\"}}";
        for (int status : new int[] {401, 402, 403}) {
            AttemptFailure failure = map(status, null, body);
            assertThat(failure.error().message()).doesNotContain("tgp_123", "credit");
            assertThat(failure.error().kind().retryable()).isFalse();
        }
    }

    @Test
    void of_page_isNotPassedOn() {
        assertThat(map(502, null, "<html>edge</html>").error().message()).doesNotContain("html");
        assertThat(map(400, null, "<html>edge</html>").error().message()).doesNotContain("html");
    }

    private static AttemptFailure map(int status, Duration wait, String body) {
        return ErrorMapping.of(
                Refusal.of(status, wait, Buffer.buffer(body)), OURS, "support-bot", STARTING);
    }
}
