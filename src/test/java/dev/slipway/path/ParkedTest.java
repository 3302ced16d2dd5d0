package dev.slipway.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.slipway.deployment.Served;
import dev.slipway.lifecycle.Sql;
import dev.slipway.testing.Api;
import dev.slipway.testing.Postgres;
import dev.slipway.testing.SandboxServer;
import dev.slipway.testing.Turn;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Work that was given up begins anew when a person asks for anything. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(SandboxServer.class)
class ParkedTest {
    @Inject Sql sql;
    @Inject Served served;
    @Inject Turn turn;

    @BeforeEach
    void nothingElse() {
        served.nothingElse();
    }

    @Test
    void retry_ofAFineTuneThatTrains_wakesItsParkedWork() {
        String id = trainingFineTune();
        String retry = "/api/v1/fine-tunes/" + id + "/retry";
        Api.post(retry, Map.of()).statusCode(409).body("detail", containsString("only HELD"));
        park(id);

        Api.post(retry, Map.of()).statusCode(202);

        assertThat(parked(id)).isZero();
        assertThat(Api.fineTune(id).getString("state")).isEqualTo("TRAINING");
    }

    @Test
    void retry_afterTheKeyWasMended_needsNotWaitOutTheBackOff() {
        String id = trainingFineTune();
        sql.update(
                "UPDATE work_item SET last_error = 'Waits for a person: Invalid API key',"
                        + " due_at = clock_timestamp() + interval '15 minutes' WHERE subject = ?",
                id);

        Api.post("/api/v1/fine-tunes/" + id + "/retry", Map.of()).statusCode(202);

        assertThat(due(id)).isTrue();
    }

    @Test
    void retry_ofAModelWhoseWorkIsParked_wakesItAndWhatItWaitsFor() {
        String alias = served.live();
        String model = Api.newest(alias);
        String deployment = served.deployment(alias);
        assertThat(action(model)).startsWith("only a HELD");
        park(model);
        park(deployment);
        assertThat(action(model)).isEqualTo("allowed");

        Api.act(model, "retry").statusCode(202);

        assertThat(parked(model) + parked(deployment)).isZero();
        assertThat(Api.stage(alias)).isEqualTo("LIVE");
        Api.act(model, "retry").statusCode(409);
    }

    @Test
    void start_ofADeploymentThatIsOnItsWayAndParked_wakesIt() {
        String id = served.deployment(served.live());
        String start = "/api/v1/deployments/" + id + "/start";
        Api.post(start, Map.of()).statusCode(409);
        park(id);

        Api.post(start, Map.of()).statusCode(202);

        assertThat(parked(id)).isZero();
    }

    @Test
    void delete_askedForTwice_wakesItsParkedWork() {
        String id = served.deployment(served.live());
        sql.update("UPDATE deployment SET wish = 'DELETE' WHERE id = ?", id);
        park(id);

        dev.slipway.testing.TestKeys.admin()
                .delete("/api/v1/deployments/" + id)
                .then()
                .statusCode(202);

        assertThat(parked(id)).isZero();
    }

    private String trainingFineTune() {
        String id = Api.fineTuneUnjudged("parked-" + UUID.randomUUID().toString().substring(0, 8));
        for (int i = 0; i < 50 && !Api.fineTune(id).getString("state").equals("TRAINING"); i++) {
            turn.once();
        }
        assertThat(Api.fineTune(id).getString("state")).isEqualTo("TRAINING");
        return id;
    }

    private static String action(String model) {
        return Api.get("/api/v1/models/" + model).getString("actions.retry");
    }

    private void park(String subject) {
        sql.update(
                "UPDATE work_item SET parked_at = clock_timestamp(), parked_reason = 'a bug',"
                        + " failures = 10 WHERE subject = ?",
                subject);
        assertThat(parked(subject)).isEqualTo(1);
    }

    private int parked(String subject) {
        return count("parked_at IS NOT NULL", subject);
    }

    private boolean due(String subject) {
        return count("due_at <= clock_timestamp()", subject) == 1;
    }

    private int count(String what, String subject) {
        return sql.first(
                        "SELECT count(*) FROM work_item WHERE " + what + " AND subject = ?",
                        row -> row.getInt(1),
                        subject)
                .orElseThrow();
    }
}
