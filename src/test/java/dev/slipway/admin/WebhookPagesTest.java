package dev.slipway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.Postgres;
import dev.slipway.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class WebhookPagesTest {
    /** A plain address, so that no name is looked up. */
    private final String url = "https://93.184.216.34/" + UUID.randomUUID();

    private Visit visit;

    @BeforeEach
    void signIn() {
        visit = Visit.ofAdmin();
    }

    @Test
    void make_publicUrl_showsTheSecretThisOnce() {
        String id = make();

        assertThat(visit.page("/admin/webhooks")).contains(url).doesNotContain("whsec_");
        assertThat(visit.page("/admin/webhooks/" + id))
                .contains(url, "Nothing was sent yet", "model.live, deployment.*")
                .doesNotContain("whsec_");
    }

    @Test
    void make_privateAddress_isRefusedWithTheField() {
        Response answer =
                visit.with()
                        .header("Origin", Visit.origin())
                        .header("Referer", Visit.origin() + "/admin/webhooks?before=x")
                        .formParam("csrf", visit.csrf())
                        .formParam("url", "https://127.0.0.1/hook")
                        .post("/admin/webhooks");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("text/html");
        assertThat(answer.asString())
                .contains("url:", "What to do:")
                .contains("href=\"/admin/webhooks?before=x\"");
    }

    @Test
    void test_isQueuedAndListed_andCanBeRedelivered() {
        String id = make();

        assertThat(visit.post("/admin/webhooks/" + id + "/test", Map.of()).statusCode())
                .isEqualTo(303);

        String page = visit.page("/admin/webhooks/" + id + "?state=PENDING");
        assertThat(page).contains("webhook.test", "Pending");
        String delivery = page.replaceAll("(?s).*id=\"delivery-([a-z0-9_]+)\".*", "$1");
        Response again =
                visit.post(
                        "/admin/webhooks/%s/deliveries/%s/redeliver".formatted(id, delivery),
                        Map.of());
        assertThat(again.header("Location")).isEqualTo("/admin/webhooks/" + id);
        assertThat(page).contains("value=\"/admin/webhooks/" + id + "?state=PENDING\"");
        Map.of(
                        "/admin/webhooks/" + id + "?state=PENDING",
                        "/admin/webhooks/" + id + "?state=PENDING",
                        "https://evil.example/admin",
                        "/admin")
                .forEach((to, where) -> assertThat(redelivered(id, delivery, to)).isEqualTo(where));
    }

    @Test
    void disable_thenEnable_isShownAndTestsAreRefusedMeanwhile() {
        String id = make();

        visit.post("/admin/webhooks/" + id + "/disable", Map.of());
        assertThat(visit.page("/admin/webhooks/" + id)).contains("Disabled", "it is disabled");
        assertThat(visit.post("/admin/webhooks/" + id + "/test", Map.of()).statusCode())
                .isEqualTo(409);

        visit.post("/admin/webhooks/" + id + "/enable", Map.of());
        assertThat(visit.page("/admin/webhooks/" + id)).contains("Enabled");
    }

    @Test
    void rotate_showsAnotherSecret() {
        String id = make();

        Response answer = visit.post("/admin/webhooks/" + id + "/rotate", Map.of());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).contains("whsec_", "shown this once");
    }

    @Test
    void operator_mayTestAndMayNotRotateOrMake() {
        String id = make();
        Visit operator = Visit.of(Scenes.key("OPERATOR"));

        assertThat(operator.page("/admin/webhooks/" + id))
                .contains("it takes a key with the role ADMIN; yours is OPERATOR")
                .contains("/test\"")
                .doesNotContain("/rotate\"");
        assertThat(operator.post("/admin/webhooks/" + id + "/rotate", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(operator.page("/admin/webhooks")).doesNotContain("New webhook");
    }

    @Test
    void webhook_unknown_isNotThere() {
        assertThat(visit.get("/admin/webhooks/wh_none").statusCode()).isEqualTo(404);
    }

    private String redelivered(String id, String delivery, String to) {
        String path = "/admin/webhooks/%s/deliveries/%s/redeliver".formatted(id, delivery);
        return visit.post(path, Map.of("to", to)).header("Location");
    }

    private String make() {
        Response answer =
                visit.post(
                        "/admin/webhooks",
                        Map.of("url", url, "events", "model.live, deployment.*"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).contains("whsec_");
        return TestKeys.admin()
                .get("/api/v1/webhooks")
                .path("data.find { it.url == '%s' }.id".formatted(url));
    }
}
