package dev.slipway.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.lifecycle.Sql;
import dev.slipway.testing.Api;
import dev.slipway.testing.HandTime;
import dev.slipway.testing.Postgres;
import dev.slipway.testing.SandboxServer;
import dev.slipway.testing.Turn;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is to stop does, whatever its work item is doing; what does not is said. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(SandboxServer.class)
class StopGuardTest {
    @Inject Sql sql;
    @Inject StopGuard guard;
    @Inject Served served;
    @Inject Turn turn;

    private HandTime time;
    private String id;
    private String externalId;

    @BeforeEach
    void live() {
        served.nothingElse();
        time = HandTime.install(sql);
        id = served.deployment(served.live());
        externalId = served.get(id).getString("externalId");
    }

    @Test
    void run_workItemInTheHandsOfAHungWorker_stopsAllTheSame() {
        wishStop();
        served.hang(id);

        guard.run();
        assertThat(served.billed(externalId)).as("a work item gets its time first").isEqualTo(1);

        time.advance(Duration.ofMinutes(3));
        guard.run();
        assertThat(served.state(id)).isEqualTo("STOPPING");
        time.advance(Duration.ofMinutes(2));
        guard.run();

        assertThat(served.billed(externalId)).isZero();
        assertThat(served.state(id)).isEqualTo("STOPPED");
        assertThat(served.get(id).getInt("readyReplicas")).isZero();
    }

    @Test
    void run_workItemParkedWhileItStarts_stops() {
        sql.update(
                "UPDATE deployment SET state = 'STARTING', ready_replicas = 0,"
                        + " provider_state = 'DEPLOYMENT_STATE_SCALING' WHERE id = ?",
                id);
        park();
        time.advance(Duration.ofMinutes(3));

        guard.run();
        time.advance(Duration.ofMinutes(2));
        guard.run();

        assertThat(served.billed(externalId)).isZero();
        assertThat(served.state(id)).isEqualTo("STOPPED");
    }

    @Test
    void run_keyRefused_saysOnceAnHourWhatBillsAndHowMuch() {
        wishStop();
        Api.fault(
                Map.of(
                        "method",
                        "GET",
                        "route",
                        "/v2/projects/*/endpoints/*/deployments/*",
                        "kind",
                        "fail",
                        "status",
                        401,
                        "message",
                        "Invalid API key",
                        "count",
                        50));
        time.advance(Duration.ofMinutes(3));

        failsWith("API key");
        failsWith("API key");
        assertThat(alarms()).singleElement().asString().contains("per hour", externalId, "$");

        time.advance(Duration.ofMinutes(61));
        failsWith("API key");
        assertThat(alarms()).hasSize(2);
    }

    @Test
    void run_servesAndIsParked_saysThatNobodyWatches_andKeepLetsTheWorkerTryAgain() {
        park();

        guard.run();
        guard.run();

        assertThat(said("UNWATCHED")).singleElement().asString().contains("$", "per hour");
        assertThat(served.state(id)).isEqualTo("READY");
        Api.post("/api/v1/deployments/" + id + "/keep", Map.of()).statusCode(200);
        assertThat(parked()).isZero();
    }

    /** The duty says that it failed, too. */
    private void failsWith(String why) {
        assertThatThrownBy(guard::run).hasMessageContaining(id).hasMessageContaining(why);
    }

    @Test
    void run_servesAndTheProviderRefusesOurKey_saysThatNobodyWatches() {
        sql.update(
                "UPDATE work_item SET attempt = 3, last_error = 'Waits for a person: Invalid API"
                        + " key' WHERE subject = ?",
                id);

        guard.run();

        assertThat(said("UNWATCHED")).singleElement().asString().contains("the provider refuses");
    }

    @Test
    void wishAndMove_areStampedByTheDatabaseAndNotByTheReplica() {
        // As this replica sees it: its own clock is an hour ahead of the database's.
        time.skew(Duration.ofHours(-1));

        wishStop();
        turn.once();

        assertThat(served.state(id)).isEqualTo("STOPPING");
        assertThat(column("updated_at")).isBetween(time.now().minusSeconds(600), time.now());
        assertThat(column("wish_at")).isBetween(time.now().minusSeconds(600), time.now());
    }

    private Instant column(String column) {
        return sql.first(
                        "SELECT " + column + " FROM deployment WHERE id = ?",
                        row -> Sql.instant(row, column),
                        id)
                .orElseThrow();
    }

    private void park() {
        sql.update(
                "UPDATE work_item SET parked_at = clock_timestamp(), parked_reason = 'a bug'"
                        + " WHERE subject = ?",
                id);
    }

    private int parked() {
        return sql.list(
                        "SELECT 1 FROM work_item WHERE subject = ? AND parked_at IS NOT NULL",
                        row -> 1,
                        id)
                .size();
    }

    private void wishStop() {
        Api.post("/api/v1/deployments/" + id + "/stop", "").statusCode(202);
    }

    private List<String> alarms() {
        return said("STILL_BILLING");
    }

    private List<String> said(String what) {
        return sql.list(
                "SELECT reason FROM transition WHERE subject = ? AND to_state = ?",
                row -> row.getString(1),
                id,
                what);
    }
}
