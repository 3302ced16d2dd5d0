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
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deployments that fail are replaced, and each attempt costs money: so not for ever. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(SandboxServer.class)
class ReplacementTest {
    private static final String DEPLOYMENTS = "/v2/projects/*/endpoints/*/deployments";
    private static final String SPLIT = "/v2/projects/*/endpoints/*";

    @Inject Turn turn;
    @Inject Sql sql;

    private final String alias = "bot-" + UUID.randomUUID().toString().substring(0, 8);

    /** What other tests left under way would take the faults that are meant for this one's. */
    @BeforeEach
    void nothingElseUnderWay() {
        Tx.run(() -> sql.update("DELETE FROM work_item"));
    }

    @BeforeEach
    @AfterEach
    void noFaults() {
        given().delete(SandboxServer.url() + "/sandbox/faults");
    }

    @Test
    void deploymentsThatFail_areReplacedTwiceADay_thenHeld_andRetryTriesOnceMore() {
        int before = Api.acts("deployment.create");
        fault("POST", DEPLOYMENTS, Map.of("kind", "deployment_fails", "count", 4));
        submit();

        turn.until("it is held", () -> Api.stage(alias).equals("HELD"));
        assertThat(Api.acts("deployment.create") - before).isEqualTo(3);
        assertThat(Api.get("/api/v1/models/" + Api.newest(alias)).getString("reason"))
                .contains("3 times");

        Api.act(Api.newest(alias), "retry").statusCode(202);
        turn.until("it fails again", () -> Api.acts("deployment.create") - before == 4);
        turn.until("it is held again", () -> Api.stage(alias).equals("HELD"));

        Api.act(Api.newest(alias), "retry").statusCode(202);
        turn.until("it is live", () -> Api.stage(alias).equals("LIVE"));
        assertThat(Api.acts("deployment.create") - before).isEqualTo(5);
    }

    @Test
    void deploymentThatCannotBeReached_failsAndCostsNothing() {
        fault(
                "PATCH",
                SPLIT,
                Map.of("kind", "fail", "status", 400, "message", "no fields", "count", 3));
        submit();

        turn.until("it is held", () -> Api.stage(alias).equals("HELD"));

        String model = Api.newest(alias);
        assertThat(Api.get("/api/v1/models/" + model).getString("reason"))
                .contains("cannot be reached");
        String last = Api.get("/api/v1/models/" + model).getString("deploymentId");
        turn.until(
                "nothing runs there",
                () ->
                        Api.get("/api/v1/deployments/" + last)
                                .getString("providerState")
                                .endsWith("STOPPED"));
    }

    private void submit() {
        String suite = "suite-" + alias;
        Api.makeSuite(suite);
        Api.fineTune(alias, suite, Api.upload(Api.training(false), "fine-tune"));
    }

    private static void fault(String method, String route, Map<String, Object> how) {
        Map<String, Object> rule = new HashMap<>(how);
        rule.put("method", method);
        rule.put("route", route);
        Api.fault(rule);
    }
}
