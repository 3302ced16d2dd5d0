package dev.slipway.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.slipway.lifecycle.Sql;
import dev.slipway.testing.Api;
import dev.slipway.testing.HandTime;
import dev.slipway.testing.Postgres;
import dev.slipway.testing.SandboxServer;
import dev.slipway.testing.TestKeys;
import dev.slipway.testing.Turn;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** GPUs that serve nobody go, others stay; clocks turned by hand. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(SandboxServer.class)
class IdleGuardTest {
    private static final Duration STEP = Duration.ofSeconds(30);

    @Inject Turn turn;
    @Inject Sql sql;
    @Inject IdleGuard guard;
    @Inject TrafficNotes notes;
    @Inject Served served;

    private HandTime time;
    private String alias;
    private String id;

    @BeforeEach
    void live() {
        served.nothingElse();
        time = HandTime.install(sql);
        alias = served.live();
        id = served.deployment(alias);
    }

    @Test
    void run_nobodyAskedForThePlansTime_stopsAndSaysWhatItSaves_andARequestWakesIt() {
        assertThat(served.get(id).getString("lease.owner")).startsWith("key:");
        assertThat(served.get(id).getString("lease.until")).isNotNull();

        guardAfter(Duration.ofMinutes(31));
        turn.until("it is stopped", () -> served.state(id).equals("STOPPED"));

        assertThat(served.billed(served.get(id).getString("externalId"))).isZero();
        assertThat(reasons("STOPPING")).singleElement().asString().contains("idle", "saves $");
        assertThat(actors("STOPPING")).containsExactly("guard:idle");
        assertThat(Api.stage(alias)).isEqualTo("LIVE");

        ask().statusCode(503).body("error.code", equalTo("endpoint_starting"));
        notes.write();
        turn.until("it serves again", () -> served.state(id).equals("READY"));
        assertThat(reasons("STARTING")).last().asString().contains("a request asks for it");
        ask().statusCode(200);
    }

    @Test
    void run_requestsAndPeople_renewTheLease() {
        time.advance(Duration.ofMinutes(20));
        ask().statusCode(200);
        notes.write();
        guardAfter(Duration.ofMinutes(20));
        assertThat(served.get(id).getString("wish")).as("asked 20 minutes ago").isNull();
        assertThat(served.get(id).getString("lease.lastTrafficAt")).isNotNull();

        keep("PT2H").statusCode(200).body("lease.keptBy", containsString("key:"));
        guardAfter(Duration.ofMinutes(119));
        assertThat(served.get(id).getString("wish")).as("kept for two hours").isNull();

        guardAfter(Duration.ofMinutes(2));
        assertThat(served.get(id).getString("wish")).isEqualTo("STOP");
        keep("PT1H").statusCode(409);
        keep("PT25H").statusCode(400);
    }

    @Test
    void run_afterATimeWithoutGuard_waitsForTrafficToBeNoted() {
        time.ran(IdleGuard.NAME);
        time.advance(Duration.ofHours(2));

        guard.run();
        assertThat(served.get(id).getString("wish")).isNull();

        guardAfter(Duration.ofMinutes(3));
        assertThat(served.get(id).getString("wish")).isEqualTo("STOP");
    }

    @Test
    void run_heldOrStandingBy_isTheReleasesBusinessUntilItsMomentPassed() {
        String model = Api.newest(alias);
        sql.update(
                "UPDATE model SET stage = 'STANDBY', standby_until = clock_timestamp()"
                        + " + interval '2 hours' WHERE id = ?",
                model);
        guardAfter(Duration.ofMinutes(60));
        assertThat(served.get(id).getString("wish")).isNull();

        guardAfter(Duration.ofMinutes(70));
        assertThat(served.get(id).getString("wish"))
                .as("the release let it pass")
                .isEqualTo("STOP");
    }

    @Test
    void stopped_byAPerson_isNotWokenByRequests() {
        Api.post("/api/v1/deployments/" + id + "/stop", "").statusCode(202);
        turn.until("it is stopped", () -> served.state(id).equals("STOPPED"));

        ask().statusCode(503);
        notes.write();
        served.pass(time, STEP, 2);

        assertThat(served.state(id)).isEqualTo("STOPPED");
        assertThat(served.get(id).getString("wish")).isNull();
    }

    @Test
    void stopped_byAPersonAfterTheGuardsStop_isNotWokenByRequests() {
        guardAfter(Duration.ofMinutes(31));
        turn.until("it is stopped", () -> served.state(id).equals("STOPPED"));
        Api.post("/api/v1/deployments/" + id + "/start", "").statusCode(202);
        turn.once();
        assertThat(served.state(id)).isEqualTo("STARTING");
        Api.post("/api/v1/deployments/" + id + "/stop", "").statusCode(202);
        turn.until("a person stopped it", () -> served.state(id).equals("STOPPED"));

        ask().statusCode(503);
        notes.write();

        assertThat(served.get(id).getString("wish")).isNull();
        assertThat(served.get(id).getString("lease.stoppedFor")).isNull();
    }

    @Test
    void run_oneBadRow_theOthersAreStopped() {
        String other = served.live();
        String broken = Api.newest(other);
        String plan =
                sql.first(
                                "SELECT plan::text FROM model WHERE id = ?",
                                row -> row.getString(1),
                                broken)
                        .orElseThrow();
        sql.update(
                "DELETE FROM deployment_lease WHERE deployment_id = ?", served.deployment(other));
        sql.update("UPDATE model SET plan = '[1]' WHERE id = ?", broken);
        try {
            assertThatThrownBy(() -> guardAfter(Duration.ofMinutes(31)))
                    .hasMessageContaining("the others were served");
        } finally {
            sql.update("UPDATE model SET plan = ?::jsonb WHERE id = ?", plan, broken);
        }
        assertThat(served.get(id).getString("wish")).isEqualTo("STOP");
    }

    @Test
    void run_onADatabaseThatMayBeACopy_stopsNothing() {
        sql.update("UPDATE installation SET safe_mode = true");
        try {
            guardAfter(Duration.ofMinutes(31));
            assertThat(served.get(id).getString("wish")).isNull();
        } finally {
            sql.update("UPDATE installation SET safe_mode = false");
        }
        guardAfter(Duration.ofMinutes(31));
        assertThat(served.get(id).getString("wish")).isEqualTo("STOP");
    }

    @Test
    void wake_onADatabaseThatMayBeACopy_startsNothing() {
        guardAfter(Duration.ofMinutes(31));
        turn.until("it is stopped", () -> served.state(id).equals("STOPPED"));
        sql.update("UPDATE installation SET safe_mode = true");
        try {
            ask().statusCode(503);
            notes.write();
            assertThat(served.get(id).getString("wish")).isNull();
        } finally {
            sql.update("UPDATE installation SET safe_mode = false");
        }
    }

    private void guardAfter(Duration later) {
        time.advance(later);
        time.ran(IdleGuard.NAME);
        guard.run();
    }

    private ValidatableResponse ask() {
        return TestKeys.admin()
                .contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "model",
                                alias,
                                "messages",
                                List.of(Map.of("role", "user", "content", "Hi"))))
                .post("/v1/chat/completions")
                .then();
    }

    private ValidatableResponse keep(String length) {
        return Api.post("/api/v1/deployments/" + id + "/keep", Map.of("duration", length));
    }

    private List<String> reasons(String to) {
        return transitions("reason", to);
    }

    private List<String> actors(String to) {
        return transitions("actor", to);
    }

    private List<String> transitions(String column, String to) {
        return sql.list(
                "SELECT %s FROM transition WHERE subject = ? AND to_state = ? ORDER BY seq"
                        .formatted(column),
                row -> row.getString(1),
                id,
                to);
    }
}
