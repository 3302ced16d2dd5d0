package dev.slipway.path;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.lifecycle.Sql;
import dev.slipway.lifecycle.Tx;
import dev.slipway.testing.Api;
import dev.slipway.testing.Postgres;
import dev.slipway.testing.SandboxServer;
import dev.slipway.testing.Turn;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A provider that takes what is in doubt about it the other way. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(SandboxServer.class)
class OddProviderTest {
    @Inject Turn turn;
    @Inject Sql sql;

    private final String alias = "bot-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void nothingElseUnderWay() {
        Tx.run(() -> sql.update("DELETE FROM work_item"));
    }

    @AfterEach
    void asTheBestEvidenceHasIt() {
        switches(Map.of("names", "prefix", "coldCreate", true));
    }

    @Test
    void namesAreCut_stopsBeforeAnythingCostsMoney_andTakesItAway() {
        switches(Map.of("names", "truncate"));
        int endpoints = Api.acts("endpoint.create");
        int deployments = Api.acts("deployment.create");
        submit();

        turn.until("it is held", () -> Api.stage(alias).equals("HELD"));
        turn.rounds(3);

        String model = Api.newest(alias);
        assertThat(Api.get("/api/v1/models/" + model).getString("reason"))
                .contains("cannot be found again")
                .contains("retry");
        assertThat(Api.acts("endpoint.create") - endpoints).isOne();
        assertThat(Api.acts("deployment.create") - deployments).isZero();

        int deleted = Api.acts("endpoint.delete");
        Api.act(model, "cancel").statusCode(202);
        turn.until("it is cancelled", () -> Api.stage(alias).equals("CANCELLED"));
        assertThat(Api.acts("endpoint.delete") - deleted).isOne();
    }

    @Test
    void creatingWithoutReplicasIsRefused_createsWithThem() {
        switches(Map.of("coldCreate", false));
        int before = Api.acts("deployment.create");
        submit();

        turn.until("it is live", () -> Api.stage(alias).equals("LIVE"));

        assertThat(Api.acts("deployment.create") - before).isOne();
    }

    private void submit() {
        String suite = "suite-" + alias;
        Api.makeSuite(suite);
        Api.fineTune(alias, suite, Api.upload(Api.training(false), "fine-tune"));
    }

    private static void switches(Map<String, Object> how) {
        given().contentType("application/json")
                .body(how)
                .post(SandboxServer.url() + "/sandbox/switches")
                .then()
                .statusCode(200);
    }
}
