package dev.slipway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever makes somebody's browser send a form must not get it done. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class FormsTest {
    private Visit visit;

    @BeforeEach
    void signIn() {
        visit = Visit.ofAdmin();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"null", "http://evil.example", "http://localhost"})
    void form_rightTokenFromAnotherOrigin_isRefused(String origin) {
        var form = visit.with().formParam("csrf", visit.csrf());

        Response answer =
                (origin == null ? form : form.header("Origin", origin)).post("/admin/sign-out");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(visit.get("/admin").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "0000000000000000000000000000000000000000000000000000000000000000"})
    void form_withoutTheToken_isRefused(String token) {
        var form = visit.with().header("Origin", Visit.origin());

        Response answer =
                (token == null ? form : form.formParam("csrf", token)).post("/admin/sign-out");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.asString()).contains("belongs to another session");
        assertThat(visit.get("/admin").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/sign-out",
                "/admin/models/x/cancel",
                "/admin/fine-tunes/x/cancel",
                "/admin/fine-tunes/x/retry",
                "/admin/orphans/x/delete",
                "/admin/orphans/x/keep",
                "/admin/orphans/leave-safe-mode",
                "/admin/webhooks",
                "/admin/webhooks/x/test",
                "/admin/webhooks/x/rotate",
                "/admin/webhooks/x/enable",
                "/admin/webhooks/x/disable",
                "/admin/webhooks/x/deliveries/y/redeliver"
            })
    void everyForm_withoutTheToken_isRefusedBeforeAnythingIsLookedUp(String path) {
        Response answer = visit.with().header("Origin", Visit.origin()).post(path);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.asString()).contains("belongs to another session");
    }

    @Test
    void form_withTheTokenOfAnotherSession_isRefused() {
        String token = Visit.ofAdmin().csrf();

        Response answer =
                visit.with()
                        .header("Origin", Visit.origin())
                        .formParam("csrf", token)
                        .post("/admin/sign-out");

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void form_withAKeyInsteadOfASession_isNotEnough() {
        Response answer =
                dev.slipway.testing.TestKeys.admin()
                        .redirects()
                        .follow(false)
                        .header("Origin", Visit.origin())
                        .post("/admin/sign-out");

        assertThat(answer.header("Location")).isEqualTo("/admin/sign-in");
    }
}
