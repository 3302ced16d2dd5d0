package dev.slipway.gateway;

import static dev.slipway.gateway.Scene.ANSWER;
import static dev.slipway.gateway.Scene.APP;
import static dev.slipway.gateway.Scene.CHAT;
import static dev.slipway.gateway.Scene.as;
import static dev.slipway.gateway.Scene.ask;
import static dev.slipway.gateway.Scene.bot;
import static dev.slipway.gateway.Scene.target;
import static dev.slipway.gateway.ScriptedHost.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(NoDatabase.class)
class FallbackTest {
    private static final String REFUSED = "{\"error\":{\"message\":\"no\",\"type\":\"x\"}}";

    @Inject Scene scene;
    @Inject ScriptedHost host;

    @BeforeEach
    void twoTargets() {
        scene.set(bot(target(2, 1_000_000, true), target(1, 1, true)));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 403, 404, 408, 429, 500, 502, 504, 524, 529})
    void chat_targetFails_isAnsweredByTheNext(int status) {
        host.then(answer(status, REFUSED));
        host.then(answer(200, ANSWER));

        chat("false")
                .statusCode(200)
                .header("x-slipway-version", "1")
                .header("x-slipway-attempts", "2");
        assertThat(host.asked()).containsExactly("acme/bot-v2", "acme/bot-v1");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 403, 404, 408, 429, 500, 502, 504, 524, 529})
    void stream_targetFails_isAnsweredByTheNext(int status) {
        host.then(answer(status, REFUSED));
        host.then(
                ScriptedHost.events(
                        "data: {\"choices\":[{\"finish_reason\":\"stop\"}]}\n\n",
                        "data: [DONE]\n\n"));

        chat("true")
                .statusCode(200)
                .header("x-slipway-version", "1")
                .header("x-slipway-attempts", "2");
    }

    @ParameterizedTest
    @CsvSource({"400, false", "413, false", "422, false", "400, true", "413, true", "422, true"})
    void chat_requestAtFault_asksNobodyElse(int status, String stream) {
        host.then(answer(status, REFUSED));

        chat(stream)
                .statusCode(status)
                .header("x-should-retry", "false")
                .header("x-slipway-attempts", "1");
        assertThat(host.asked()).hasSize(1);
    }

    @Test
    void chat_overloadedOnce_isAskedAgain() {
        host.then(answer(503, REFUSED));
        host.then(answer(200, ANSWER));

        chat("false").statusCode(200).header("x-slipway-version", "2");
        assertThat(host.asked()).containsExactly("acme/bot-v2", "acme/bot-v2");
    }

    @Test
    void chat_shortRetryAfter_isAskedAgain() {
        host.then(response -> response.setStatusCode(429).putHeader("retry-after-ms", "5").end());
        host.then(answer(200, ANSWER));

        chat("false").statusCode(200).header("x-slipway-version", "2");
    }

    @Test
    void chat_allFail_isTheFirstTargetsError() {
        host.then(answer(503, REFUSED));
        host.then(response -> response.setStatusCode(503).putHeader("retry-after", "600").end());
        host.then(answer(401, REFUSED));

        chat("false")
                .statusCode(503)
                .header("retry-after", "60")
                .header("retry-after-ms", "60000")
                .header("x-slipway-attempts", "3")
                .body("error.code", equalTo("upstream_error"));
        assertThat(host.asked()).containsExactly("acme/bot-v2", "acme/bot-v2", "acme/bot-v1");
    }

    @Test
    void chat_notReachable_triesEachTargetTwice() {
        host.goDown();

        chat("false")
                .statusCode(502)
                .header("x-slipway-attempts", "4")
                .body("error.code", equalTo("upstream_error"))
                .body("error.message", not(containsString("secret-host")));
    }

    @Test
    void chat_rateLimited_isOneAndSaysWhenToComeBack() {
        host.then(answer(429, REFUSED));
        host.then(answer(429, REFUSED));

        chat("false")
                .statusCode(429)
                .header("retry-after", "1")
                .header("retry-after-ms", "1000")
                .body("error.type", equalTo("requests"))
                .body("error.code", equalTo("rate_limit_exceeded"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "[]", "", "{\"error\":{\"message\":\"inside\"}}"})
    void chat_successThatIsNone_isAnsweredByTheNext(String body) {
        host.then(answer(200, body));
        host.then(answer(200, ANSWER));

        chat("false").statusCode(200).header("x-slipway-version", "1");
    }

    @Test
    void chat_clientHasNoTimeLeft_isNotTriedAgain() {
        host.then(answer(500, REFUSED));

        as(APP).header("x-stainless-timeout", "1.5")
                .body(ask("support-bot"))
                .post(CHAT)
                .then()
                .statusCode(502)
                .header("x-slipway-attempts", "1");
    }

    @Test
    void chat_upstreamSlowerThanTheClientWaits_is504() {
        host.then(response -> {});

        as(APP).header("x-stainless-timeout", "1")
                .body(ask("support-bot"))
                .post(CHAT)
                .then()
                .statusCode(504)
                .body("error.code", equalTo("upstream_timeout"));
    }

    private static ValidatableResponse chat(String stream) {
        return as(APP).body(
                        "{\"model\":\"support-bot\",\"messages\":[],\"user\":\"u\",\"stream\":%s}"
                                .formatted(stream))
                .post(CHAT)
                .then();
    }
}
