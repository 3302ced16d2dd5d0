package dev.slipway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.lifecycle.Sql;
import dev.slipway.testing.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class CostsPageTest {
    private static final String PAGE = "/admin/costs";

    @Inject Scenes scenes;
    @Inject Sql sql;

    private final String suffix = UUID.randomUUID().toString().substring(0, 8);
    private final String dep = "dep_" + suffix;
    private Visit visit;

    @BeforeEach
    void scene() {
        visit = Visit.ofAdmin();
        none();
        String model = scenes.model("default", "cost-" + suffix, "for the test");
        sql.update(
                "INSERT INTO deployment (id, project_id, version, moves, created_at, updated_at,"
                        + " state, reason, model_id, generation, api_generation, together_model_id,"
                        + " endpoint_id, external_id, min_replicas, max_replicas, ready_replicas,"
                        + " cents_per_hour, billed_until) VALUES (?, 'default', 0, 1,"
                        + " clock_timestamp(), clock_timestamp(), 'READY', '<b>said</b>', ?, 1, 'V2',"
                        + " 'ml_1', 'ep_1', 'dep_x', 1, 1, 1, 399, clock_timestamp())",
                dep,
                model);
        sql.update(
                "INSERT INTO deployment_lease (deployment_id, owner, idle_s, lease_until)"
                        + " VALUES (?, '<i>key:a</i>', 1800, clock_timestamp() + interval '9 minutes')",
                dep);
    }

    @AfterEach
    void none() {
        sql.update("DELETE FROM budget");
        sql.update("UPDATE deployment SET state = 'DELETED' WHERE id LIKE 'dep_%'");
    }

    @Test
    void show_whatRuns_withOwnerPriceAndEnd_escaped() {
        String page = visit.page(PAGE);

        assertThat(page)
                .contains(
                        "cost-" + suffix + "@1", "$3.99/h", "&lt;i&gt;key:a&lt;/i&gt;", "in 8 min")
                .doesNotContain("<i>key:a", "<b>said");
    }

    @Test
    void keep_anHour_prolongsTheLease_andStopIsNoted() {
        assertThat(visit.post(PAGE + "/" + dep + "/keep", Map.of()).header("Location"))
                .isEqualTo(PAGE);
        assertThat(visit.page(PAGE)).contains("in 59 min");

        assertThat(visit.post(PAGE + "/" + dep + "/stop", Map.of()).statusCode()).isEqualTo(303);
        assertThat(visit.page(PAGE)).contains("Stop is on its way");
    }

    @Test
    void budget_setOnThePage_isShown_andUsedUpIsSaidEverywhere() {
        Map<String, String> limits = Map.of("version", "0", "monthHard", "0", "totalSoft", "9.5");
        assertThat(visit.post(PAGE + "/budget", limits).statusCode()).isEqualTo(303);

        assertThat(visit.page(PAGE)).contains("Used up", "$9.50");
        assertThat(visit.page("/admin")).contains("Budget used up");
        assertThat(visit.post(PAGE + "/budget", limits).statusCode()).isEqualTo(412);
        assertThat(
                        visit.post(PAGE + "/budget", Map.of("version", "1", "monthHard", "a lot"))
                                .asString())
                .contains("monthly.hardUsd");
    }

    @Test
    void viewer_seesAndCannotAct() {
        Visit viewer = Visit.of(Scenes.key("VIEWER"));

        assertThat(viewer.page(PAGE))
                .contains("$3.99/h")
                .doesNotContain("Set the budget", "Keep for an hour", "/stop\"");
        assertThat(viewer.post(PAGE + "/" + dep + "/stop", Map.of()).statusCode()).isEqualTo(403);
    }
}
