package dev.slipway.path;

import static dev.slipway.path.CountingTogether.MANY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.lifecycle.Sql;
import dev.slipway.lifecycle.Tx;
import dev.slipway.lifecycle.WorkLoop;
import dev.slipway.testing.Postgres;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What a round costs in calls when a thousand things only wait. */
@QuarkusTest
@TestProfile(BulkPollTest.Counted.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BulkPollTest {

    /** This Together instead of the sandbox. */
    public static class Counted implements QuarkusTestProfile {
        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(
                    new TestResourceEntry(Postgres.class),
                    new TestResourceEntry(CountingTogether.class));
        }
    }

    private static final String NOW = "clock_timestamp()";
    private static final String TRACKED = "'default', 0, 1, " + NOW + ", " + NOW;

    @Inject Sql sql;
    @Inject WorkLoop loop;

    @BeforeEach
    void forgetOldCalls() {
        clean();
        CountingTogether.calls();
    }

    @AfterEach
    void clean() {
        Tx.run(
                () ->
                        List.of("work_item", "deployment", "fine_tune", "model", "provider_file")
                                .forEach(table -> sql.update("DELETE FROM " + table)));
        Tx.run(() -> sql.update("DELETE FROM file"));
    }

    // Before the others, whose list is good for minutes.
    @Test
    @Order(1)
    void round_aThousandFineTunesTrain_oneCall() {
        Tx.run(this::trainThousand);

        assertThat(round()).isEqualTo(MANY);

        assertThat(CountingTogether.calls()).containsExactly("/v1/fine-tunes");
        assertThat(notedAs("fine_tune", "provider_status", "running")).isEqualTo(MANY);
        againWithoutNews();
    }

    /** The second look finds what the first has noted: nothing is written but the next look. */
    private void againWithoutNews() {
        Tx.run(() -> sql.update("UPDATE work_item SET due_at = clock_timestamp()"));

        assertThat(round()).isEqualTo(MANY);

        assertThat(CountingTogether.calls()).isEmpty();
        assertThat(notedAs("fine_tune", "version::text", "1")).isEqualTo(MANY);
        assertThat(commits()).isLessThan(MANY / 10);
    }

    /** Different transactions that last wrote to the waiting items. */
    private int commits() {
        return sql.first("SELECT count(DISTINCT xmin::text) FROM work_item", row -> row.getInt(1))
                .orElseThrow();
    }

    @Test
    void round_aThousandUploadsInEachGenerationAndAsManyDeployments_aFewCalls() {
        Tx.run(
                () -> {
                    uploadThousand("V2", "job_");
                    uploadThousand("V1", "job-");
                    serveThousand("V2", "ep_", "dep_", "DEPLOYMENT_STATE_READY");
                    serveThousand("V1", "endpoint-", "endpoint-", "STARTED");
                });

        // Each deployment belongs to one of the models that upload.
        assertThat(round()).isEqualTo(4 * MANY);

        assertThat(CountingTogether.calls())
                .containsExactlyInAnyOrder(
                        "/v1/jobs",
                        "/v2/projects/proj_1/models/uploads",
                        "/v2/projects/proj_1/models/uploads",
                        "/v1/endpoints",
                        "/v2/projects/proj_1/endpoints",
                        "/v2/projects/proj_1/endpoints");
        assertThat(notedAs("model", "together_status", "REMOTE_UPLOAD_STATUS_RUNNING"))
                .isEqualTo(MANY);
        assertThat(notedAs("deployment", "provider_message", "as it was said")).isEqualTo(2 * MANY);
    }

    /** Everything that is due, once. */
    private int round() {
        int ran = 0;
        for (int some = loop.runDue(); some > 0; some = loop.runDue()) {
            ran += some;
        }
        return ran;
    }

    private int notedAs(String table, String column, String value) {
        return Tx.call(
                () ->
                        sql.list(
                                        "SELECT count(*) AS n FROM %s WHERE %s = ?"
                                                .formatted(table, column),
                                        row -> row.getInt("n"),
                                        value)
                                .getFirst());
    }

    private void trainThousand() {
        sql.update(
                "INSERT INTO file (id, project_id, name, purpose, lines, bytes, sha256, created_by)"
                        + " VALUES ('file_1', 'default', 'a', 'FINE_TUNE', 1, 1, 'abc', 'test')");
        sql.update(
                "INSERT INTO provider_file (sha256, file_id, external_id, state)"
                        + " VALUES ('abc', 'file_1', 'file-1', 'USABLE')");
        sql.update(
                "INSERT INTO fine_tune (id, project_id, version, moves, created_at, updated_at, state,"
                        + " alias, base_model, training_file, hyperparameters, plan, generation,"
                        + " provider_job_id, api_generation) SELECT 'ft_' || i, "
                        + TRACKED
                        + ", 'TRAINING', 'a' || i, 'base', 'file_1', '{}', '{}', 1, 'ft-' || i, 'V2'"
                        + thousand());
        due("fine-tune", "ft_");
    }

    private void uploadThousand(String generation, String job) {
        String id = "model_" + generation;
        sql.update(
                "INSERT INTO model (id, project_id, version, moves, created_at, updated_at, alias,"
                        + " model_version, stage, source, plan, api_generation, together_model_id,"
                        + " repository, commit_sha, weights_kind, upload_id) SELECT ? || i, "
                        + TRACKED
                        + ", ? || i, 1, 'UPLOADING', ? || i, '{}', ?, 'ml_' || i, 'a/b', 'c', 'FULL',"
                        + " ? || i"
                        + thousand(),
                id,
                id,
                id,
                generation,
                job);
        due("model", id);
    }

    private void serveThousand(String generation, String endpoint, String external, String state) {
        String id = "dep_" + generation;
        sql.update(
                "INSERT INTO deployment (id, project_id, version, moves, created_at, updated_at, state,"
                        + " model_id, generation, api_generation, together_model_id, endpoint_id,"
                        + " external_id, provider_state, provider_message, min_replicas, max_replicas,"
                        + " ready_replicas, billed_until) SELECT ? || i, "
                        + TRACKED
                        + ", 'READY', ? || i, 1, ?, 'ml_' || i, ? || i, ? || i, ?, 'as it was said', 1, 1,"
                        + " 1, clock_timestamp()"
                        + thousand(),
                id,
                "model_" + generation,
                generation,
                endpoint,
                external,
                state);
        due("deployment", id);
    }

    private void due(String kind, String id) {
        sql.update(
                "INSERT INTO work_item (kind, subject, project_id, due_at)"
                        + " SELECT ?, ? || i, 'default', clock_timestamp()"
                        + thousand(),
                kind,
                id);
    }

    private static String thousand() {
        return " FROM generate_series(0, %d) AS i".formatted(MANY - 1);
    }
}
