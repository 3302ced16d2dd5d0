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
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(NoDatabase.class)
class PlainChatTest {
    @Inject Scene scene;
    @Inject ScriptedHost host;

    @BeforeEach
    void set() {
        scene.set();
    }

    @Test
    void chat_byAlias_asksTheLiveVersionAndAnswersUnderTheAlias() {
        host.then(answer(200, ANSWER));

        as(APP).body(ask("support-bot"))
                .post(CHAT)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("x-slipway-model", "model_2")
                .header("x-slipway-version", "2")
                .header("x-slipway-attempts", "1")
                .header("x-should-retry", nullValue())
                .body("model", equalTo("support-bot"))
                .body("choices[0].message.content", equalTo("Hello"))
                .body("choices[0].finish_reason", equalTo("stop"));
        assertThat(host.asked()).containsExactly("acme/bot-v2");
        assertThat(host.calls().get(0).dedicated()).isTrue();
        assertThat(host.calls().get(0).path()).isEqualTo("/chat/completions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"support-bot@1", "support-bot@v1"})
    void chat_pinned_reachesAVersionWithoutWeight(String name) {
        host.then(answer(200, ANSWER));

        as(APP).body(ask(name))
                .post(CHAT)
                .then()
                .statusCode(200)
                .header("x-slipway-version", "1")
                .body("model", equalTo(name));
        assertThat(host.asked()).containsExactly("acme/bot-v1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nobody", "support-bot@9", "support-bot@x", "meta/llama-3", "support-bot@"})
    void chat_unknownName_is404(String name) {
        as(APP).body(ask(name))
                .post(CHAT)
                .then()
                .statusCode(404)
                .header("x-should-retry", "false")
                .body("error.code", equalTo("model_not_found"))
                .body("error.param", equalTo("model"));
        assertThat(host.calls()).isEmpty();
    }

    @Test
    void chat_anotherProjectsAlias_isTheSameAnswerAsAnUnknownOne() {
        String theirs = as(Scene.OTHER_PROJECT).body(ask("support-bot")).post(CHAT).asString();
        String unknown = as(Scene.OTHER_PROJECT).body(ask("no-such-bot")).post(CHAT).asString();

        assertThat(theirs.replace("support-bot", "no-such-bot")).isEqualTo(unknown);
        assertThat(theirs).contains("model_not_found");
    }

    @Test
    void chat_providerModelAsOperator_goesToTheSharedHost() {
        host.then(answer(200, ANSWER));

        as(Scene.OPERATOR)
                .body(ask("meta/llama-3"))
                .post(CHAT)
                .then()
                .statusCode(200)
                .header("x-slipway-model", "meta/llama-3")
                .header("x-slipway-version", nullValue())
                .body("model", equalTo("meta/llama-3"));
        assertThat(host.calls().get(0).dedicated()).isFalse();
    }

    @Test
    void chat_chosenVersionNotReady_goesToAnotherWeightedOne() {
        scene.set(bot(target(2, 100, false), target(1, 1, true)));
        host.then(answer(200, ANSWER));

        as(APP).body(ask("support-bot")).post(CHAT).then().header("x-slipway-version", "1");
    }

    @Test
    void chat_noVersionReady_is503WithAWaitOfAtMostAMinute() {
        scene.set(bot(target(2, 100, false), target(1, 0, false)));

        for (String name : new String[] {"support-bot", "support-bot@2"}) {
            as(APP).body(ask(name))
                    .post(CHAT)
                    .then()
                    .statusCode(503)
                    .header("retry-after", "60")
                    .header("retry-after-ms", "60000")
                    .header("x-should-retry", nullValue())
                    .body("error.code", equalTo("endpoint_starting"));
        }
        assertThat(host.calls()).isEmpty();
    }

    @Test
    void chat_unknownFieldsAndExactNumbers_survivesBothWays() {
        host.then(
                answer(
                        200,
                        """
                        {"new_field":{"deep":[0.10,1e400,123456789012345678901234567890]},"choices":[]}"""));

        String answer =
                as(APP).body(
                                """
                                {"model":"support-bot","messages":[],"temperature":0.10,"huge":1e400,\
                                "seed":123456789012345678901234567890,"custom":{"a":null}}""")
                        .post(CHAT)
                        .asString();

        assertThat(host.calls().get(0).body().toString())
                .isEqualTo(
                        """
                        {"model":"acme/bot-v2","messages":[],"temperature":0.10,"huge":1E+400,\
                        "seed":123456789012345678901234567890,"custom":{"a":null}}""");
        assertThat(answer)
                .contains("\"new_field\":{\"deep\":[0.10,1E+400,123456789012345678901234567890]}");
    }

    @Test
    void chat_upstreamHeaders_passWithoutThoseOfItsEdge() {
        host.then(
                response ->
                        response.putHeader("set-cookie", "a=b")
                                .putHeader("server", "edge")
                                .putHeader("cf-ray", "1")
                                .putHeader("x-ratelimit-reset", "5")
                                .putHeader("x-request-id", "theirs")
                                .putHeader("connection", "keep-alive, x-hop")
                                .putHeader("x-hop", "1")
                                .putHeader("x-inference-version", "v9")
                                .end(ANSWER));

        as(APP).header("x-request-id", "mine")
                .body(ask("support-bot"))
                .post(CHAT)
                .then()
                .header("set-cookie", nullValue())
                .header("server", nullValue())
                .header("cf-ray", nullValue())
                .header("x-ratelimit-reset", nullValue())
                .header("x-hop", nullValue())
                .header("x-request-id", "mine")
                .header("x-slipway-upstream-request-id", "theirs")
                .header("x-inference-version", "v9");
    }
}
