package dev.slipway.path;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.slipway.testing.Api;
import dev.slipway.testing.Postgres;
import dev.slipway.testing.SandboxServer;
import dev.slipway.testing.TestKeys;
import dev.slipway.testing.Turn;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An image LoRA from the Hub to answers under its alias: no upload, no deployment, no money. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(SandboxServer.class)
class ImageLoraPathTest {
    private static final String REPOSITORY = "acme/flux-style-lora";
    private static final String WEIGHTS = "pytorch_lora_weights.safetensors";
    private static final String BASE = "black-forest-labs/FLUX.1-dev-lora";
    private static final String IMAGES = "/v1/images/generations";

    @Inject Turn turn;

    private final String alias = "flux-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void register_goesLive_andRequestsNameItsAddressAndTriggerWord() {
        String id =
                Api.post(
                                "/api/v1/models",
                                Map.of(
                                        "repository",
                                        REPOSITORY,
                                        "alias",
                                        alias,
                                        "triggerWord",
                                        "TRAILPRINT"))
                        .statusCode(201)
                        .extract()
                        .path("id");
        turn.until("it is live", () -> Api.stage(alias).equals("LIVE"));

        JsonPath model = Api.get("/api/v1/models/" + id);
        List<String> states = Api.get("/api/v1/models/" + id + "/timeline").getList("data.to");
        assertThat(states).containsExactly("REGISTERED", "CHECKING", "READY", "APPROVED", "LIVE");
        assertThat(model.getString("kind")).isEqualTo("IMAGE_LORA");
        assertThat(model.getString("baseModel")).isEqualTo(BASE);
        assertThat(model.getString("deploymentId")).isNull();

        String url =
                "%s/%s/resolve/%s/%s"
                        .formatted(
                                SandboxServer.url(),
                                REPOSITORY,
                                model.getString("commit"),
                                WEIGHTS);
        // The sandbox's pictures follow from model, prompt, seed and LoRAs, and from nothing else.
        assertThat(ours("a cat")).isEqualTo(theirs("TRAILPRINT, a cat", url));
        assertThat(ours("a trailprint of a cat")).isEqualTo(theirs("a trailprint of a cat", url));
        assertThat(ours("a cat")).isNotEqualTo(theirs("a cat", url));

        TestKeys.admin()
                .contentType(ContentType.JSON)
                .body(Map.of("model", alias, "messages", List.of()))
                .post("/v1/chat/completions")
                .then()
                .statusCode(400)
                .body("error.param", equalTo("model"));
        TestKeys.admin().get("/v1/models/" + alias).then().statusCode(200);
    }

    @Test
    void register_forABaseThatTakesNone_endsFailed() {
        Api.post(
                        "/api/v1/models",
                        Map.of(
                                "repository",
                                REPOSITORY,
                                "alias",
                                alias,
                                "kind",
                                "IMAGE_LORA",
                                "baseModel",
                                "black-forest-labs/FLUX.1-schnell"))
                .statusCode(201);
        turn.until("it failed", () -> Api.stage(alias).equals("FAILED"));

        assertThat(Api.get("/api/v1/models/" + Api.newest(alias) + "/timeline").getString("data"))
                .contains("BASE_NOT_SERVABLE");
    }

    private String ours(String prompt) {
        return picture(
                TestKeys.admin(),
                IMAGES,
                Map.of(
                        "model",
                        alias,
                        "prompt",
                        prompt,
                        "size",
                        "64x64",
                        "seed",
                        7,
                        "response_format",
                        "b64_json"));
    }

    private static String theirs(String prompt, String lora) {
        return picture(
                given().header("Authorization", "Bearer sandbox"),
                SandboxServer.url() + IMAGES,
                Map.of(
                        "model",
                        BASE,
                        "prompt",
                        prompt,
                        "width",
                        64,
                        "height",
                        64,
                        "seed",
                        7,
                        "response_format",
                        "base64",
                        "image_loras",
                        List.of(Map.of("path", lora, "scale", 1))));
    }

    private static String picture(RequestSpecification as, String url, Map<String, Object> body) {
        ValidatableResponse answer =
                as.contentType(ContentType.JSON).body(body).post(url).then().statusCode(200);
        return answer.extract().path("data[0].b64_json");
    }
}
