package dev.slipway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.Postgres;
import dev.slipway.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class PagesTest {
    private static final String EVIL = "<script>alert('x')</script>";

    @Inject Scenes scenes;

    private final String alias = "bot-" + UUID.randomUUID().toString().substring(0, 8);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/sign-in",
                "/admin",
                "/admin/no-such-page",
                "/admin/models/model_none",
                "/admin/fine-tunes",
                "/admin/orphans"
            })
    void page_always_isInNoFrameNorCacheAndRunsNothingInline(String path) {
        Response answer = Visit.ofAdmin().get(path);

        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("unsafe");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.asString())
                .doesNotContain("style=", "<style", "javascript:", "onclick=", "http://cdn")
                .doesNotContainPattern("<script(?! src=\"/)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/assets/admin.css",
                "/admin/assets/admin.js",
                "/admin/assets/icons.svg",
                "/admin/assets/mark.svg",
                "/webjars/htmx.org/2.0.10/dist/htmx.min.js",
                "/webjars/chart.js/4.5.1/dist/chart.umd.min.js"
            })
    void asset_thatPagesName_isServedFromTheJar(String path) {
        assertThat(Visit.plain().get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void model_withScriptsInItsWords_showsThemAsText() {
        String id = scenes.model("default", EVIL, EVIL);
        Visit visit = Visit.ofAdmin();

        for (String path : new String[] {"/admin", "/admin?view=table", "/admin/models/" + id}) {
            assertThat(visit.page(path))
                    .as(path)
                    .doesNotContain(EVIL)
                    .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;");
        }
        assertThat(visit.page("/admin?q=" + "%3Cscript%3E%22")).doesNotContain("<script>\"");
    }

    @Test
    void model_ofAnotherProject_isNotThere() {
        String id = scenes.model("elsewhere", alias, "registered");
        Visit visit = Visit.ofAdmin();

        assertThat(visit.page("/admin")).doesNotContain(alias);
        Response page = visit.get("/admin/models/" + id);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.asString()).contains("There is no such thing", "What to do:");
        assertThat(visit.post("/admin/models/" + id + "/cancel", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(visit.get("/admin/fine-tunes/ft_none").statusCode()).isEqualTo(404);
    }

    @Test
    void board_searchAndStage_areInTheAddress() {
        scenes.model("default", alias, "registered");
        Visit visit = Visit.ofAdmin();

        assertThat(visit.page("/admin?q=" + alias)).contains("card-model_", "value=\"" + alias);
        assertThat(visit.page("/admin?q=" + alias + "&stage=preparing")).contains("card-model_");
        assertThat(visit.page("/admin?q=" + alias + "&stage=serving"))
                .doesNotContain("card-model_")
                .contains("Nothing matches");
        assertThat(visit.page("/admin?q=" + alias + "&view=table"))
                .contains("<table class=\"models\">");
    }

    @Test
    void model_justRegistered_saysWhatItWaitsForAndWhatIsNotPossible() {
        String id = scenes.model("default", alias, "made by hand");

        String page = Visit.ofAdmin().page("/admin/models/" + id);

        assertThat(page)
                .contains("Waiting for the next look of its worker", "made by hand")
                .contains("only a LIVE or CANARY version is rolled back")
                .contains("action=\"/admin/models/" + id + "/cancel\"")
                .doesNotContain("action=\"/admin/models/" + id + "/rollback\"");
    }

    @Test
    void action_withReason_isAskedForAndKeptInTheTimeline() {
        String id = scenes.model("default", alias, "registered");
        Visit visit = Visit.ofAdmin();

        Response answer =
                visit.post("/admin/models/" + id + "/cancel", Map.of("reason", "wrong <data>"));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/admin/models/" + id);
        assertThat(visit.page("/admin/models/" + id))
                .contains("<strong>Cancel</strong> was asked for")
                .contains("wrong &lt;data&gt;", "by key first admin key");
    }

    @Test
    void action_thatTheStateForbids_isRefusedByTheSameRuleAsInTheApi() {
        String id = scenes.model("default", alias, "registered");

        Response answer = Visit.ofAdmin().post("/admin/models/" + id + "/rollback", Map.of());

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.asString()).contains("only a LIVE or CANARY version is rolled back");
    }

    @Test
    void action_withALongReason_isRefused() {
        String id = scenes.model("default", alias, "registered");

        Response answer =
                Visit.ofAdmin()
                        .post("/admin/models/" + id + "/cancel", Map.of("reason", "x".repeat(501)));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.asString()).contains("reason: is longer than 500 characters");
    }

    @Test
    void viewer_seesAndMayNotAct() {
        String id = scenes.model("default", alias, "registered");
        Visit viewer = Visit.of(Scenes.key("VIEWER"));

        assertThat(viewer.page("/admin/models/" + id))
                .contains("your key is a viewer&#39;s")
                .doesNotContain("action=\"/admin/models/" + id + "/cancel\"");
        Response answer = viewer.post("/admin/models/" + id + "/cancel", Map.of());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.contentType()).startsWith("text/html");
        assertThat(TestKeys.admin().get("/api/v1/models/" + id).path("stage").toString())
                .isEqualTo("REGISTERED");
    }
}
