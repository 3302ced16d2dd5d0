package dev.slipway.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deployment.Served;
import dev.slipway.lifecycle.Duties;
import dev.slipway.lifecycle.Sql;
import dev.slipway.lifecycle.Tx;
import dev.slipway.testing.Api;
import dev.slipway.testing.Postgres;
import dev.slipway.testing.SandboxServer;
import dev.slipway.testing.TestKeys;
import dev.slipway.testing.Turn;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database goes back to an hour before, the provider does not. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(SandboxServer.class)
class RestoredBackupTest {
    private static final String ORPHANS = "/api/v1/deployments?orphans=true";
    private static final String LEAVE = "/api/v1/installation/leave-safe-mode";

    @Inject Turn turn;
    @Inject Backup backup;
    @Inject Duties duties;
    @Inject Sql sql;
    @Inject Served served;

    private final String suite = "suite-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    @AfterEach
    void nothingElseUnderWay() {
        Tx.run(() -> sql.update("DELETE FROM work_item"));
        Tx.run(
                () ->
                        sql.update(
                                "UPDATE installation SET safe_mode = false, safe_cause = NULL,"
                                        + " history_lost_at = NULL"));
    }

    @Test
    void restoredToBeforeTheCreates_nothingIsCreatedTwice_andAPersonLetsItGoOn() {
        Api.makeSuite(suite);
        String file = Api.upload(Api.training(false), "fine-tune");
        String known = Api.fineTune("known-" + suite, suite, file);
        ring("installation-watch");
        backup.take();
        String forgotten = Api.fineTune("lost-" + suite, suite, file);
        turn.until("both train", () -> training(known) && training(forgotten));
        String job = Api.fineTune(known).getString("providerJobId");
        String lostJob = Api.fineTune(forgotten).getString("providerJobId");
        int creates = creates();
        int trainings = Api.acts("fine_tune.create");

        backup.restore();
        ring("installation-watch");

        assertThat(Api.get("/api/v1/installation").getString("cause")).isEqualTo("COPY");
        assertThat(Api.get("/api/v1/installation").getBoolean("safeMode")).isTrue();
        assertThat(Api.get("/api/v1/installation").getString("whatToDo"))
                .contains("leave-safe-mode");

        // The clock at the provider stands, so that what trains there goes on training.
        turn.rounds(8);
        assertThat(training(known)).as("what is still known is adopted by name").isTrue();
        assertThat(Api.fineTune(known).getString("providerJobId")).isEqualTo(job);

        ring("orphan-sweep");
        assertThat(found("finding", lostJob)).isEqualTo("UNKNOWN");
        Tx.run(
                () ->
                        sql.update(
                                "UPDATE orphan SET first_seen_at = first_seen_at - interval '2 days'"));
        ring("orphan-sweep");
        assertThat(found("state", lostJob)).as("only a person ends it").isEqualTo("FOUND");
        assertThat(found("action", lostJob)).contains("safe mode");

        Api.post("/api/v1/deployments/orphans/%s/delete".formatted(found("id", lostJob)), "")
                .statusCode(202);
        ring("orphan-sweep");
        assertThat(found("state", lostJob)).isEqualTo("DELETING");
        assertThat(creates()).as("creates so far").isEqualTo(creates);

        Api.post(LEAVE, Map.of("reason", "the old server is off")).statusCode(200);
        Api.post(LEAVE, Map.of("reason", "twice")).statusCode(409);
        ring("installation-watch");
        assertThat(Api.get("/api/v1/installation").getBoolean("safeMode")).isFalse();
        assertThat(events()).containsExactly("SAFE_MODE_LEFT", "SAFE_MODE_ENTERED");
        turn.until("it goes on", () -> creates() > creates);
        assertThat(Api.acts("fine_tune.create")).as("none was doubled").isEqualTo(trainings);
    }

    @Test
    void restoredUnderARunningProcess_createsNothingBeforeAnybodyLooked() {
        Api.makeSuite(suite);
        String known =
                Api.fineTune("known-" + suite, suite, Api.upload(Api.training(false), "fine-tune"));
        ring("installation-watch");
        backup.take();
        turn.until("it trains", () -> training(known));
        String job = Api.fineTune(known).getString("providerJobId");
        int trainings = Api.acts("fine_tune.create");

        backup.restore();
        turn.rounds(8);

        assertThat(Api.acts("fine_tune.create")).isEqualTo(trainings);
        assertThat(Api.fineTune(known).getString("providerJobId")).isEqualTo(job);
        ring("installation-watch");
        Api.post(LEAVE, Map.of("reason", "the test is over")).statusCode(200);
    }

    @Test
    void restoredCopy_neitherStartsNorStopsNorDeletesTheOriginalsGpus_unlessAPersonAsks() {
        served.nothingElse();
        String standsBy = served.live();
        String doomed = served.deployment(served.live());
        String asleep = served.deployment(served.live());
        Api.post("/api/v1/deployments/" + asleep + "/stop", "").statusCode(202);
        turn.until("it is stopped", () -> served.state(asleep).equals("STOPPED"));
        ring("installation-watch");
        sql.update(
                "UPDATE model SET stage = 'STANDBY', standby_until = clock_timestamp()"
                        + " - interval '1 second' WHERE id = ?",
                Api.newest(standsBy));
        wish("DELETE", "key:key_of_the_original", doomed);
        wish("START", "guard:traffic", asleep);
        backup.take();
        backup.restore();
        ring("installation-watch");
        assertThat(Api.get("/api/v1/installation").getBoolean("safeMode")).isTrue();
        int changes = changes();

        turn.rounds(4);

        assertThat(changes()).as("what reached the provider").isEqualTo(changes);
        assertThat(served.state(served.deployment(standsBy))).isEqualTo("READY");
        assertThat(served.state(doomed)).isEqualTo("DELETING");
        assertThat(served.state(asleep)).isEqualTo("STOPPED");
        assertThat(waitsFor(doomed)).contains("safe mode");

        TestKeys.admin().delete("/api/v1/deployments/" + doomed).then().statusCode(202);
        turn.until("a person's word counts", () -> served.state(doomed).equals("DELETED"));
        assertThat(served.state(asleep)).isEqualTo("STOPPED");

        Api.post(LEAVE, Map.of("reason", "the original is off")).statusCode(200);
        turn.until("it goes on", () -> served.state(asleep).equals("READY"));
        turn.until(
                "its time is over",
                () -> served.state(served.deployment(standsBy)).equals("STOPPED"));
    }

    private void wish(String wish, String by, String deployment) {
        sql.update(
                "UPDATE deployment SET wish = ?, wish_by = ?, wish_at = clock_timestamp()"
                        + " - interval '1 second' WHERE id = ?",
                wish,
                by,
                deployment);
    }

    private String waitsFor(String deployment) {
        return sql.first(
                        "SELECT last_error FROM work_item WHERE subject = ?",
                        row -> row.getString(1),
                        deployment)
                .orElseThrow();
    }

    private static int changes() {
        return Stream.of(
                        "deployment.update",
                        "deployment.delete",
                        "endpoint.update",
                        "endpoint.delete",
                        "model.delete")
                .mapToInt(Api::acts)
                .sum();
    }

    /** What a person sees of a finding. */
    private static String found(String field, String externalId) {
        return Api.get(ORPHANS)
                .getString("data.find { it.externalId == '%s' }.%s".formatted(externalId, field));
    }

    private static boolean training(String id) {
        return "TRAINING".equals(Api.fineTune(id).getString("state"));
    }

    private static int creates() {
        return Stream.of(
                        "fine_tune.create",
                        "endpoint.create",
                        "deployment.create",
                        "model.create",
                        "upload.create")
                .mapToInt(Api::acts)
                .sum();
    }

    private List<String> events() {
        return sql.list(
                "SELECT to_state FROM transition WHERE kind = 'installation' AND project_id ="
                        + " 'default' ORDER BY seq DESC LIMIT 2",
                row -> row.getString("to_state"));
    }

    private void ring(String duty) {
        Tx.run(() -> sql.update("UPDATE duty SET due_at = clock_timestamp()"));
        assertThat(duties.ring(duty)).isTrue();
    }
}
