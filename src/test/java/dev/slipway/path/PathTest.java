package dev.slipway.path;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
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
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The road from a dataset to live traffic against the sandbox, loop and clock turned by hand. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(SandboxServer.class)
class PathTest {
    @Inject Turn turn;

    private final String alias = "bot-" + UUID.randomUUID().toString().substring(0, 8);
    private final String suite = "suite-" + alias;

    @BeforeEach
    void makeSuite() {
        given().delete(SandboxServer.url() + "/sandbox/faults");
        Api.makeSuite(suite);
    }

    @Test
    void goodData_goesLive_secondVersionThroughCanary_backAndForth() {
        Api.fineTune(alias, suite, Api.upload(Api.training(false), "fine-tune"));
        turn.until("version 1 is live", () -> Api.stage(alias).equals("LIVE"));
        String first = Api.newest(alias);
        assertThat(Api.get("/api/v1/models/" + first).getString("verdict")).isEqualTo("PASS");
        assertThat(Api.get("/api/v1/models/" + first).getInt("version")).isEqualTo(1);

        Api.fineTune(alias, suite, Api.upload(Api.training(false) + "\n", "fine-tune"));
        turn.until(
                "version 2 is live",
                () -> Api.stage(alias).equals("LIVE") && !Api.newest(alias).equals(first));
        String second = Api.newest(alias);
        assertThat(stage(first)).isEqualTo("STANDBY");
        assertThat(states(second)).containsSubsequence("APPROVED", "CANARY", "LIVE");
        assertThat(weights()).containsExactly(100, 0);

        Api.act(second, "rollback").statusCode(202);
        turn.rounds(2);
        assertThat(stage(first)).isEqualTo("LIVE");
        assertThat(stage(second)).isEqualTo("STANDBY");

        Api.act(second, "promote").statusCode(202);
        turn.rounds(2);
        assertThat(stage(second)).isEqualTo("LIVE");
        assertThat(stage(first)).isEqualTo("STANDBY");
    }

    @Test
    void shuffledLabels_endRejectedWithNothingLeft() {
        Api.fineTune(alias, suite, Api.upload(Api.training(true), "fine-tune"));
        turn.until("it is rejected", () -> Api.stage(alias).equals("REJECTED"));

        JsonPath model = Api.get("/api/v1/models/" + Api.newest(alias));
        assertThat(model.getString("verdict")).isEqualTo("FAIL");
        assertThat(model.getInt("replicas")).isZero();
        JsonPath deployment = Api.get("/api/v1/deployments/" + model.getString("deploymentId"));
        assertThat(deployment.getString("state")).isEqualTo("DELETED");
        TestKeys.admin().get("/api/v1/routes/" + alias).then().statusCode(404);
    }

    @Test
    void completedWithoutAModelObject_isHeld_andRetryFindsItLater() {
        Api.fault(
                Map.of(
                        "method",
                        "POST",
                        "route",
                        "/v1/fine-tunes",
                        "count",
                        1,
                        "kind",
                        "no_registry_id"));
        String id =
                Api.fineTune(
                        alias,
                        suite,
                        Api.upload(Api.training(false).replace("a2", "held" + alias), "fine-tune"));

        turn.until("it is held", () -> Api.fineTune(id).getString("state").equals("HELD"));

        assertThat(Api.fineTune(id).getString("reason"))
                .contains("no model object")
                .contains("retry");
        assertThat(Api.fineTune(id).getString("heldFrom")).isEqualTo("TRAINING");
        assertThat(Api.stage(alias)).isEmpty();
        Api.post("/api/v1/fine-tunes/" + id + "/retry", "").statusCode(202);
        assertThat(Api.fineTune(id).getString("state")).isEqualTo("TRAINING");
    }

    @Test
    void cancelWhileTraining_asksTheProviderAndWaitsForIt() {
        String id = Api.fineTune(alias, suite, Api.upload(Api.training(false) + " ", "fine-tune"));
        turn.until("it trains", () -> Api.fineTune(id).getString("state").equals("TRAINING"));

        Api.post("/api/v1/fine-tunes/" + id + "/cancel", "").statusCode(202);
        turn.until(
                "it is cancelled", () -> Api.fineTune(id).getString("state").equals("CANCELLED"));

        assertThat(Api.stage(alias)).isEmpty();
        Api.post("/api/v1/fine-tunes/" + id + "/cancel", "")
                .statusCode(409)
                .body("detail", containsString("is CANCELLED already"));
    }

    @Test
    void accountWithoutBalance_isHeld_andRetrySubmitsAnew() {
        Api.fault(
                Map.of(
                        "method",
                        "POST",
                        "route",
                        "/v1/fine-tunes",
                        "count",
                        1,
                        "kind",
                        "fail",
                        "status",
                        402,
                        "code",
                        "insufficient_balance",
                        "message",
                        "Insufficient balance"));
        String id = Api.fineTune(alias, suite, Api.upload(Api.training(false), "fine-tune"));
        turn.until("it is held", () -> Api.fineTune(id).getString("state").equals("HELD"));
        int before = Api.acts("fine_tune.create");

        Api.post("/api/v1/fine-tunes/" + id + "/retry", "").statusCode(202);
        turn.until("it trains", () -> Api.fineTune(id).getString("state").equals("TRAINING"));

        assertThat(Api.acts("fine_tune.create")).isEqualTo(before + 1);
    }

    @Test
    void sameContentTwice_isUploadedOnce() {
        int before = Api.acts("file.upload");
        String content = Api.training(false).replace("a1", "once" + alias);
        String file = Api.upload(content, "fine-tune");
        assertThat(Api.upload(content, "fine-tune")).isEqualTo(file);
        String one = Api.fineTune(alias, suite, file);
        String other = Api.fineTune(alias + "-b", suite, file);

        turn.until("both train", () -> trains(one) && trains(other));

        assertThat(Api.acts("file.upload")).isEqualTo(before + 1);
    }

    @Test
    void cancelLiveModel_isRefusedWithTheWayOut_andRetireNeedsForce() {
        Api.fineTune(alias, suite, Api.upload(Api.training(false), "fine-tune"));
        turn.until("it is live", () -> Api.stage(alias).equals("LIVE"));
        String model = Api.newest(alias);

        Api.act(model, "cancel").statusCode(409).body("detail", containsString("use retire"));
        Api.act(model, "retire").statusCode(409).body("detail", containsString("force=true"));
        TestKeys.admin()
                .post("/api/v1/models/" + model + "/retire?force=true")
                .then()
                .statusCode(202);
        turn.until("it is retired", () -> Api.stage(alias).equals("RETIRED"));
        assertThat(Api.get("/api/v1/models/" + model).getInt("replicas")).isZero();
    }

    @Test
    void putWeights_needsTheVersionItSaw() {
        Api.fineTune(alias, suite, Api.upload(Api.training(false), "fine-tune"));
        turn.until("it is live", () -> Api.stage(alias).equals("LIVE"));
        String model = Api.newest(alias);
        String etag =
                TestKeys.admin()
                        .get("/api/v1/routes/" + alias)
                        .then()
                        .statusCode(200)
                        .extract()
                        .header("ETag");
        Map<String, Object> body =
                Map.of("targets", List.of(Map.of("modelId", model, "weight", 100)));

        put(body, null).statusCode(428);
        put(body, "\"999\"").statusCode(412);
        put(Map.of("targets", List.of(Map.of("modelId", model, "weight", 99))), etag)
                .statusCode(400)
                .body("detail", equalTo("targets: must have weights that sum to 100"));
        put(body, etag).statusCode(200);
    }

    private io.restassured.response.ValidatableResponse put(Object body, String ifMatch) {
        var request = TestKeys.admin().contentType(ContentType.JSON).body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put("/api/v1/routes/" + alias)
                .then();
    }

    private boolean trains(String id) {
        return List.of("TRAINING", "SUCCEEDED").contains(Api.fineTune(id).getString("state"));
    }

    private String stage(String model) {
        return Api.get("/api/v1/models/" + model).getString("stage");
    }

    private List<String> states(String model) {
        return Api.get("/api/v1/models/" + model + "/timeline").getList("data.to");
    }

    private List<Integer> weights() {
        return Api.get("/api/v1/routes/" + alias).getList("targets.weight");
    }
}
