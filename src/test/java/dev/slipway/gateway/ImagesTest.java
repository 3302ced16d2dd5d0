package dev.slipway.gateway;

import static dev.slipway.gateway.Scene.APP;
import static dev.slipway.gateway.Scene.CHAT;
import static dev.slipway.gateway.Scene.OPERATOR;
import static dev.slipway.gateway.Scene.as;
import static dev.slipway.gateway.Scene.ask;
import static dev.slipway.gateway.Scene.bot;
import static dev.slipway.gateway.Scene.target;
import static dev.slipway.gateway.ScriptedHost.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;

import dev.slipway.routing.Route;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests for images to an alias whose versions are image LoRAs. */
@QuarkusTest
@TestProfile(NoDatabase.class)
class ImagesTest {
    static final String IMAGES = "/v1/images/generations";
    static final String FLUX = "black-forest-labs/FLUX.1-dev";
    static final String MADE =
            """
            {"id":"i1","model":"%s","object":"list",\
            "data":[{"index":0,"url":"https://images.test/1.png","b64_json":null,"type":"url"}]}"""
                    .formatted(FLUX);

    @Inject Scene scene;
    @Inject ScriptedHost host;

    @BeforeEach
    void set() {
        scene.set(bot(target(2, 100, true)), style(lora(2, 100), lora(1, 0)));
    }

    @Test
    void generate_byAlias_namesTheLoraToItsBase() {
        host.then(answer(200, MADE));

        images("flux-style", "\"n\":2,\"seed\":7,\"guidance_scale\":3.50")
                .statusCode(200)
                .header("x-slipway-model", "model_2")
                .header("x-slipway-version", "2")
                .body("model", equalTo("flux-style"))
                .body("created", greaterThan(1_700_000_000))
                .body("data[0].url", equalTo("https://images.test/1.png"))
                .body("data[0].b64_json", nullValue());
        JsonObject told = told();
        assertThat(told.getString("model")).isEqualTo(FLUX);
        assertThat(told.getString("prompt")).isEqualTo("TOK, a cat");
        assertThat(told.getJsonArray("image_loras"))
                .isEqualTo(new JsonArray().add(named(path(2), 1)));
        assertThat(told.getInteger("n")).isEqualTo(2);
        assertThat(told.getInteger("seed")).isEqualTo(7);
        assertThat(host.calls().getFirst().body().toString()).contains("\"guidance_scale\":3.50");
        assertThat(host.calls().getFirst().path()).isEqualTo("/images/generations");
        assertThat(host.calls().getFirst().dedicated()).isFalse();
    }

    @Test
    void generate_pinned_namesThatVersion() {
        host.then(answer(200, MADE));

        images("flux-style@1", "").statusCode(200).header("x-slipway-version", "1");
        assertThat(told().getJsonArray("image_loras").getJsonObject(0).getString("path"))
                .isEqualTo(path(1));
    }

    @Test
    void generate_openAisFields_areTranslatedOrLeftOut() {
        host.then(answer(200, MADE));

        images(
                        "flux-style",
                        "\"size\":\"1024x768\",\"response_format\":\"b64_json\",\"quality\":\"hd\",\"style\":\"vivid\",\"user\":\"u1\"")
                .statusCode(200);
        assertThat(told().fieldNames())
                .containsExactlyInAnyOrder(
                        "model", "prompt", "width", "height", "response_format", "image_loras");
        assertThat(told().getInteger("width")).isEqualTo(1024);
        assertThat(told().getInteger("height")).isEqualTo(768);
        assertThat(told().getString("response_format")).isEqualTo("base64");
    }

    @Test
    void generate_withALoraOfTheCallers_namesBoth() {
        host.then(answer(200, MADE));

        images("flux-style", "\"image_loras\":[{\"path\":\"acme/other\",\"scale\":0.5}]")
                .statusCode(200);
        assertThat(told().getJsonArray("image_loras"))
                .isEqualTo(new JsonArray().add(named(path(2), 1)).add(named("acme/other", 0.5)));
    }

    @Test
    void generate_withTwoLorasOfTheCallers_isRefusedUnasked() {
        images(
                        "flux-style",
                        "\"image_loras\":[{\"path\":\"a\",\"scale\":1},{\"path\":\"b\",\"scale\":1}]")
                .statusCode(400)
                .body("error.param", equalTo("image_loras"))
                .body("error.message", containsString("at most 2"));
        assertThat(host.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"model\":\"flux-style\"} | prompt",
                "{\"prompt\":\"a cat\"} | model",
                "{\"model\":\"flux-style\",\"prompt\":\"x\",\"size\":\"big\"} | size",
                "{\"model\":\"flux-style\",\"prompt\":\"x\",\"stream\":true} | stream",
                "{\"model\":\"flux-style\",\"prompt\":\"x\",\"image_loras\":{}} | image_loras",
                "{\"model\":\"flux-style\",\"prompt\":\"x\",\"response_format\":\"gif\"} | response_format"
            })
    void generate_malformed_isRefusedByField(String body, String field) {
        as(APP).body(body)
                .post(IMAGES)
                .then()
                .statusCode(400)
                .body("error.type", equalTo("invalid_request_error"))
                .body("error.param", equalTo(field));
        assertThat(host.calls()).isEmpty();
    }

    @Test
    void chat_withAnImageAlias_isToldWhereToGo() {
        as(APP).body(ask("flux-style"))
                .post(CHAT)
                .then()
                .statusCode(400)
                .body("error.param", equalTo("model"))
                .body("error.message", containsString("POST /v1/images/generations"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"support-bot", "support-bot@2"})
    void generate_withAChatAlias_isToldWhereToGo(String name) {
        images(name, "")
                .statusCode(400)
                .body("error.param", equalTo("model"))
                .body("error.message", containsString("POST /v1/chat/completions"));
        assertThat(host.calls()).isEmpty();
    }

    @Test
    void generate_unknownAliasOrVersion_isNotFound() {
        images("nobody", "").statusCode(404).body("error.code", equalTo("model_not_found"));
        images("flux-style@9", "").statusCode(404).body("error.code", equalTo("model_not_found"));
    }

    @Test
    void generate_theProvidersModel_passesAsItIs() {
        host.then(answer(200, MADE));

        as(OPERATOR)
                .body("{\"model\":\"%s\",\"prompt\":\"a cat\",\"width\":512}".formatted(FLUX))
                .post(IMAGES)
                .then()
                .statusCode(200)
                .body("model", equalTo(FLUX));
        assertThat(told())
                .isEqualTo(
                        new JsonObject()
                                .put("model", FLUX)
                                .put("prompt", "a cat")
                                .put("width", 512));
    }

    @Test
    void models_listImageAliases() {
        as(APP).get("/v1/models").then().body("data.id", contains("flux-style", "support-bot"));
    }

    static Route style(Route.Target... targets) {
        return Scene.route("flux-style", 2, targets);
    }

    static Route.Target lora(int version, int weight) {
        return new Route.Target(
                "model_" + version,
                version,
                FLUX,
                weight,
                true,
                new Route.ImageLora(path(version), "TOK"));
    }

    static String path(int version) {
        return "https://huggingface.co/acme/style/resolve/%040d/style.safetensors"
                .formatted(version);
    }

    private JsonObject told() {
        return new JsonObject(host.calls().getFirst().body());
    }

    private static JsonObject named(String path, Number scale) {
        return new JsonObject().put("path", path).put("scale", scale);
    }

    private static ValidatableResponse images(String model, String fields) {
        return as(APP).body(
                        "{\"model\":\"%s\",\"prompt\":\"a cat\"%s}"
                                .formatted(model, fields.isEmpty() ? "" : "," + fields))
                .post(IMAGES)
                .then();
    }
}
