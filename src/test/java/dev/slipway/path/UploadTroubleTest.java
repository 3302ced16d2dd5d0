package dev.slipway.path;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.Api;
import dev.slipway.testing.Postgres;
import dev.slipway.testing.SandboxServer;
import dev.slipway.testing.Turn;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Uploads that meet trouble end, or wait for a person and say so. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(SandboxServer.class)
class UploadTroubleTest {
    private static final String MODELS = "/v2/projects/*/models";
    private static final String UPLOADS = "/v2/projects/*/models/uploads";
    private static final String HUB = "/api/models/*/*/revision/*";

    @Inject Turn turn;
    @Inject CircuitBreakerMaintenance breakers;

    private final String alias = "bot-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    @AfterEach
    void noFaults() {
        given().delete(SandboxServer.url() + "/sandbox/faults");
        // Rounds by hand are over before a breaker would try again.
        breakers.resetAll();
    }

    @Test
    void cancel_uploadWhoseAnswerWasLost_findsItAndEnds() {
        fault("POST", UPLOADS, Map.of("kind", "lose_answer"));
        fault("GET", UPLOADS, Map.of("kind", "fail", "status", 503, "count", 1000));
        int deleted = Api.acts("model.delete");
        String id = register();
        int before = Api.acts("upload.create");
        turn.until("its upload was sent", () -> Api.acts("upload.create") > before);
        turn.rounds(2);
        assertThat(stage(id)).isEqualTo("UPLOADING");

        Api.act(id, "cancel").statusCode(202);
        turn.rounds(2);
        assertThat(stage(id)).as("nobody knows yet whether it was made").isEqualTo("CLOSING");
        noFaults();
        turn.until("it is cancelled", () -> stage(id).equals("CANCELLED"));

        assertThat(Api.acts("upload.create")).isEqualTo(before + 1);
        assertThat(Api.acts("model.delete")).isEqualTo(deleted + 1);
    }

    @Test
    void recordRefusedForMoney_isHeld_andResumeMakesIt() {
        fault("POST", MODELS, Map.of("kind", "fail", "status", 402, "message", "No balance"));
        String id = register();
        turn.until("it is held", () -> stage(id).equals("HELD"));

        Api.act(id, "resume").statusCode(202);
        turn.until("it is uploaded", () -> stage(id).equals("UPLOADED"));
    }

    @Test
    void repositoryHiddenBeforeTheUpload_isHeld_andResumeGoesOn() {
        String id = register();
        turn.until("it is checked", () -> stage(id).equals("UPLOADING"));
        fault("GET", HUB, Map.of("kind", "fail", "status", 404, "count", 1000));
        turn.until("it is held", () -> stage(id).equals("HELD"));
        assertThat(Api.get("/api/v1/models/" + id).getString("reason"))
                .contains("acme/support-intents-lora", "resume");
        int uploads = Api.acts("upload.create");

        noFaults();
        Api.act(id, "resume").statusCode(202);
        turn.until("it is uploaded", () -> stage(id).equals("UPLOADED"));
        assertThat(Api.acts("upload.create")).isEqualTo(uploads + 1);
    }

    private String register() {
        return Api.post(
                        "/api/v1/models",
                        Map.of(
                                "repository",
                                "acme/support-intents-lora",
                                "alias",
                                alias,
                                "plan",
                                Map.of("stopAt", "UPLOADED")))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String stage(String id) {
        return Api.get("/api/v1/models/" + id).getString("stage");
    }

    private static void fault(String method, String route, Map<String, Object> how) {
        Map<String, Object> rule = new java.util.HashMap<>(how);
        rule.put("method", method);
        rule.put("route", route);
        Api.fault(rule);
    }
}
