package dev.slipway.gateway;

import static dev.slipway.gateway.ImagesTest.MADE;
import static dev.slipway.gateway.ImagesTest.lora;
import static dev.slipway.gateway.ImagesTest.style;
import static dev.slipway.gateway.Scene.APP;
import static dev.slipway.gateway.Scene.as;
import static dev.slipway.gateway.ScriptedHost.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Images are billed one by one: they are asked for again only when none can have been made. */
@QuarkusTest
@TestProfile(NoDatabase.class)
class ImageFailuresTest {
    private static final String REFUSED = "{\"error\":{\"message\":\"no\",\"type\":\"x\"}}";

    @Inject Scene scene;
    @Inject ScriptedHost host;

    @BeforeEach
    void twoTargets() {
        scene.set(style(lora(2, 1_000_000), lora(1, 1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 403, 404, 429, 500, 529})
    void generate_refused_isAnsweredByTheNext(int status) {
        host.then(answer(status, REFUSED));
        host.then(answer(200, MADE));

        generate().statusCode(200).header("x-slipway-version", "1");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 504, 524})
    void generate_timedOut_isNotAskedAgain(int status) {
        host.then(answer(status, REFUSED));

        generate().statusCode(504).body("error.code", equalTo("upstream_timeout"));
        assertThat(host.calls()).hasSize(1);
    }

    @Test
    void generate_connectionLost_isNotAskedAgain() {
        host.then(response -> response.reset());

        generate().statusCode(502).body("error.code", equalTo("upstream_error"));
        assertThat(host.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no JSON", "{}", "{\"data\":{}}"})
    void generate_answerWithoutImages_isNotAskedAgain(String body) {
        host.then(answer(200, body));

        generate().statusCode(502).body("error.code", equalTo("upstream_error"));
        assertThat(host.calls()).hasSize(1);
    }

    @Test
    void generate_nobodyListens_isTriedEverywhere() {
        host.goDown();

        generate().statusCode(502);
        assertThat(host.calls()).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @CsvSource({
        "400, 400, invalid_request",
        "422, 422, invalid_request",
        "404, 502, upstream_error"
    })
    void generate_allRefuse_saysSoInOpenAisShape(int theirs, int ours, String code) {
        host.then(answer(theirs, "{\"error\":{\"message\":\"n too large\"}}"));
        host.then(answer(theirs, "{\"error\":{\"message\":\"n too large\"}}"));

        generate().statusCode(ours).body("error.code", equalTo(code));
    }

    private static ValidatableResponse generate() {
        return as(APP).body("{\"model\":\"flux-style\",\"prompt\":\"a cat\"}")
                .post(ImagesTest.IMAGES)
                .then();
    }
}
