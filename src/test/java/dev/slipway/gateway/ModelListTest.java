package dev.slipway.gateway;

import static dev.slipway.gateway.Scene.APP;
import static dev.slipway.gateway.Scene.as;
import static dev.slipway.gateway.Scene.bot;
import static dev.slipway.gateway.Scene.route;
import static dev.slipway.gateway.Scene.target;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(NoDatabase.class)
class ModelListTest {
    @Inject Scene scene;

    @BeforeEach
    void set() {
        scene.set(
                bot(target(2, 100, true)),
                route("team/bot", 1, target(1, 100, false)),
                route("not-live-yet", null, target(1, 0, true)));
    }

    @Test
    void list_ofTheKeysProject_hasAliasesWithALiveVersion() {
        as(APP).get("/v1/models")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("object", equalTo("list"))
                .body("data.id", contains("support-bot", "team/bot"))
                .body("data[0].object", equalTo("model"))
                .body("data[0].created", equalTo(1_700_000_000))
                .body("data[0].owned_by", equalTo("slipway"));
        as(Scene.OTHER_PROJECT).get("/v1/models").then().body("data", empty());
    }

    @Test
    void list_forATogetherClient_isABareArray() {
        as(APP).header("user-agent", "Together/JS 0.49.0")
                .get("/v1/models")
                .then()
                .body("id", contains("support-bot", "team/bot"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"support-bot", "team/bot", "team%2Fbot", "support-bot@2"})
    void one_known_isTheModel(String id) {
        as(APP).urlEncodingEnabled(false)
                .get("/v1/models/" + id)
                .then()
                .statusCode(200)
                .body("id", equalTo(id.replace("%2F", "/")))
                .body("object", equalTo("model"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "not-live-yet", "support-bot@9", "team/bot/x", "a+b"})
    void one_unknown_is404(String id) {
        as(APP).urlEncodingEnabled(false)
                .get("/v1/models/" + id)
                .then()
                .statusCode(404)
                .body("error.code", equalTo("model_not_found"));
        as(Scene.OTHER_PROJECT).get("/v1/models/support-bot").then().statusCode(404);
    }
}
