package dev.slipway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.Postgres;
import dev.slipway.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class SignInTest {
    private static final String WRONG = TestKeys.ADMIN.replace("-0000", "-1000");

    @Inject SignInBrake brake;

    @AfterEach
    void forgetFailures() {
        brake.succeeded("127.0.0.1", WRONG);
    }

    @Test
    void signIn_rightKey_opensTheBoardWithACookieForPagesOnly() {
        Response answer = Visit.signIn(TestKeys.ADMIN, Visit.origin());

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/admin");
        Cookie cookie = answer.detailedCookie(Visit.COOKIE);
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.isSecured()).isFalse();
        assertThat(cookie.getSameSite()).isEqualTo("Strict");
        assertThat(cookie.getPath()).isEqualTo("/admin");
        assertThat(cookie.hasExpiryDate()).isFalse();
    }

    @Test
    void signIn_overHttps_setsASecureCookieThatNoNeighbourCanPlant() {
        Response answer = Visit.signIn(TestKeys.ADMIN, Visit.origin().replace("http:", "https:"));

        Cookie cookie = answer.detailedCookie("__Host-slipway-admin");
        assertThat(cookie.isSecured()).isTrue();
        assertThat(cookie.getPath()).isEqualTo("/");
    }

    @Test
    void signIn_again_makesANewSessionAndEndsTheOneBefore() {
        Visit before = Visit.ofAdmin();

        Response answer =
                before.with()
                        .header("Origin", Visit.origin())
                        .formParam("key", TestKeys.ADMIN)
                        .post("/admin/sign-in");

        assertThat(answer.cookie(Visit.COOKIE)).isNotEqualTo(before.cookie());
        assertThat(before.get("/admin").statusCode()).isEqualTo(303);
        assertThat(new Visit(answer.cookie(Visit.COOKIE)).get("/admin").statusCode())
                .isEqualTo(200);
    }

    @Test
    void signIn_withAnIdThatSomebodyChose_neverGetsThatId() {
        Visit planted = new Visit("a".repeat(48));

        Response answer =
                planted.with()
                        .header("Origin", Visit.origin())
                        .formParam("key", TestKeys.ADMIN)
                        .post("/admin/sign-in");

        assertThat(answer.cookie(Visit.COOKIE)).isNotEqualTo(planted.cookie());
        assertThat(planted.get("/admin").statusCode()).isEqualTo(303);
    }

    @Test
    void signIn_wrongKey_isRefusedWithTheWayOutAndWithoutTheKey() {
        Response answer = Visit.signIn(WRONG, Visit.origin());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.cookies()).isEmpty();
        assertThat(answer.asString())
                .contains("unknown, revoked or expired", "The first run printed an admin key")
                .doesNotContain(WRONG);
    }

    @Test
    void signIn_inferenceKey_isRefused() {
        Response answer = Visit.signIn(Scenes.key("INFERENCE"), Visit.origin());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.asString()).contains("for inference only");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"null", "http://evil.example", "http://localhost:1", "nonsense"})
    void signIn_notFromOurPage_isRefused(String origin) {
        Response answer = Visit.signIn(TestKeys.ADMIN, origin);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.cookies()).isEmpty();
        assertThat(answer.asString()).contains("not sent from a page of this service");
    }

    @Test
    void signIn_tooManyWrongKeys_mustWaitEvenWithTheRightOne() {
        for (int i = 0; i < SignInBrake.ALLOWED; i++) {
            assertThat(Visit.signIn(WRONG, Visit.origin()).statusCode()).isEqualTo(401);
        }

        Response answer = Visit.signIn(TestKeys.ADMIN, Visit.origin());

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 301);
        assertThat(answer.asString()).contains("Too many failed sign-ins");
    }

    @ParameterizedTest
    @CsvSource({
        "/admin/fine-tunes, /admin/fine-tunes",
        "/admin?view=table, /admin?view=table",
        "https://evil.example/admin/x, /admin",
        "//evil.example/admin/x, /admin",
        "/admin/../api/v1/keys, /admin",
        "/administrator, /admin",
        "'/admin/x\\y', /admin",
    })
    void signIn_withAPageToGoOnTo_goesThereWhenItIsOurs(String to, String there) {
        Response answer =
                Visit.plain()
                        .header("Origin", Visit.origin())
                        .formParams(Map.of("key", TestKeys.ADMIN, "to", to))
                        .post("/admin/sign-in");

        assertThat(answer.header("Location")).isEqualTo(there);
    }

    @Test
    void page_withoutSession_leadsToTheSignInAndBack() {
        Response answer = Visit.plain().get("/admin/fine-tunes?before=ft_1");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location"))
                .isEqualTo("/admin/sign-in?to=%2Fadmin%2Ffine-tunes%3Fbefore%3Dft_1");
    }

    @Test
    void script_withoutSession_is401() {
        assertThat(Visit.plain().header("HX-Request", "true").get("/admin").statusCode())
                .isEqualTo(401);
        assertThat(
                        Visit.plain()
                                .header("Accept", "text/event-stream")
                                .get("/admin/events/stream")
                                .statusCode())
                .isEqualTo(401);
        assertThat(
                        new Visit("b".repeat(48))
                                .with()
                                .header("HX-Request", "true")
                                .get("/admin")
                                .statusCode())
                .isEqualTo(401);
    }

    @Test
    void signOut_endsTheSessionOnTheServer() {
        Visit visit = Visit.ofAdmin();

        Response answer = visit.post("/admin/sign-out", Map.of());

        assertThat(answer.header("Location")).isEqualTo("/admin/sign-in");
        assertThat(visit.get("/admin").statusCode()).isEqualTo(303);
    }

    @Test
    void revokedKey_endsItsSessions() {
        String key = Scenes.key("VIEWER");
        Visit visit = Visit.of(key);
        assertThat(visit.get("/admin").statusCode()).isEqualTo(200);
        String id =
                TestKeys.admin()
                        .get("/api/v1/keys")
                        .path("data.find { it.publicId == '%s' }.id".formatted(publicId(key)));

        TestKeys.admin().delete("/api/v1/keys/" + id).then().statusCode(204);

        assertThat(visit.get("/admin").statusCode()).isEqualTo(303);
    }

    private static String publicId(String key) {
        return key.split("-")[2];
    }
}
