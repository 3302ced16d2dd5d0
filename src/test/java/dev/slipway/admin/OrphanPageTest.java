package dev.slipway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.lifecycle.Sql;
import dev.slipway.lifecycle.Tx;
import dev.slipway.lifecycle.safemode.Cause;
import dev.slipway.lifecycle.safemode.SafeMode;
import dev.slipway.platform.Actor;
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
class OrphanPageTest {
    private static final String EVIL = "<script>alert('x')</script>";

    @Inject Sql sql;
    @Inject SafeMode safeMode;

    private final String id = "orph_" + UUID.randomUUID();

    @BeforeEach
    @AfterEach
    void none() {
        Tx.run(() -> sql.update("DELETE FROM orphan"));
        Tx.run(() -> sql.update("UPDATE installation SET safe_mode = false, safe_cause = NULL"));
    }

    @Test
    void page_withoutFindings_saysSo() {
        assertThat(Visit.ofAdmin().page("/admin/orphans"))
                .contains("No orphans", "aria-current=\"page\">Orphans")
                .doesNotContain("Safe mode");
    }

    @Test
    void page_finding_showsMoneyAndActionAndEscapesWords() {
        orphan(EVIL);

        String page = Visit.ofAdmin().page("/admin/orphans");

        assertThat(page)
                .contains("$3.99/h", "$7.50 since seen", "no record here knows its name")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
                .doesNotContain(EVIL)
                .contains("action=\"/admin/orphans/" + id + "/delete\"");
    }

    @Test
    void keep_ofAFinding_isNotedAndTakesTheButtonAway() {
        orphan("name");
        Visit visit = Visit.ofAdmin();

        assertThat(visit.post("/admin/orphans/" + id + "/keep", Map.of()).statusCode())
                .isEqualTo(303);

        assertThat(visit.page("/admin/orphans"))
                .contains("Kept")
                .doesNotContain("action=\"/admin/orphans/" + id + "/keep\"");
    }

    @Test
    void viewer_seesAndMayNotAct() {
        orphan("name");
        Visit viewer = Visit.of(Scenes.key("VIEWER"));

        assertThat(viewer.page("/admin/orphans"))
                .contains("$3.99/h")
                .doesNotContain("/" + id + "/delete");
        assertThat(viewer.post("/admin/orphans/" + id + "/delete", Map.of()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void safeMode_isOnEveryPage_andAnAdminLeavesItWithAReason() {
        safeMode.enter(Cause.OPERATOR, "trying <b>it</b>", Actor.worker("test"));
        Visit operator = Visit.of(Scenes.key("OPERATOR"));
        assertThat(operator.page("/admin"))
                .contains("Safe mode: nothing is created", "trying &lt;b&gt;it&lt;/b&gt;");
        assertThat(operator.page("/admin/orphans")).doesNotContain("/leave-safe-mode");
        assertThat(
                        operator.post("/admin/orphans/leave-safe-mode", Map.of("reason", "x"))
                                .statusCode())
                .isEqualTo(403);

        Visit admin = Visit.ofAdmin();
        assertThat(admin.page("/admin/orphans")).contains("/leave-safe-mode");
        assertThat(admin.post("/admin/orphans/leave-safe-mode", Map.of("reason", " ")).statusCode())
                .isEqualTo(400);
        assertThat(
                        admin.post("/admin/orphans/leave-safe-mode", Map.of("reason", "tried"))
                                .statusCode())
                .isEqualTo(303);
        assertThat(admin.page("/admin")).doesNotContain("Safe mode");
    }

    private void orphan(String name) {
        Tx.run(
                () ->
                        sql.update(
                                "INSERT INTO orphan (id, project_id, version, moves, created_at,"
                                        + " updated_at, state, finding, api_generation, kind,"
                                        + " external_id, name, replicas, usd_per_hour, usd_total,"
                                        + " first_seen_at, last_seen_at, action) VALUES (?, 'default',"
                                        + " 0, 1, now(), now(), 'FOUND', 'UNKNOWN', 'V2',"
                                        + " 'DEPLOYMENT', ?, ?, 1, 3.99, 7.5, now(), now(), ?)",
                                id,
                                "dep_" + id,
                                name,
                                name));
    }
}
