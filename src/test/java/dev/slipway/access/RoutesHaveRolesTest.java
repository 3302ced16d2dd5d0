package dev.slipway.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.Postgres;
import dev.slipway.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Closed by default: asks the running router what it serves, so a new path cannot be forgotten. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class RoutesHaveRolesTest {

    @Test
    void all_findsTheControlPlane() {
        assertThat(ServedMethod.all())
                .extracting(ServedMethod::toString)
                .contains(
                        "GET /api/v1/keys",
                        "POST /api/v1/fine-tunes",
                        "POST /api/v1/fine-tunes/some-id/cancel",
                        "POST /api/v1/models/some-id/approve",
                        "PUT /api/v1/routes/some-id",
                        "DELETE /api/v1/keys/some-id");
    }

    @Test
    void everyMethod_namesTheRoleItNeeds_butTheSignIn() {
        assertThat(ServedMethod.all())
                .filteredOn(served -> served.method().isAnnotationPresent(Open.class))
                .extracting(ServedMethod::toString)
                .containsExactlyInAnyOrder("GET /admin/sign-in", "POST /admin/sign-in");
        assertThat(ServedMethod.all())
                .filteredOn(served -> !served.method().isAnnotationPresent(Open.class))
                .allSatisfy(
                        served ->
                                assertThat(AuthFilter.needed(served.method(), served.resource()))
                                        .as("@Requires of %s", served.method())
                                        .isNotNull());
    }

    @Test
    void needed_methodWithoutRole_isNobody() throws NoSuchMethodException {
        assertThat(AuthFilter.needed(Unmarked.class.getMethod("open"), Unmarked.class)).isNull();
    }

    @Test
    void everyMethod_withoutKey_is401() {
        assertThat(byKey())
                .allSatisfy(served -> assertThat(status(given(), served)).isEqualTo(401));
    }

    @Test
    void everyMethod_withBadKey_is401() {
        String unknown = TestKeys.ADMIN.replace("testadmin000", "otheradmin00");
        String wrongSecret = TestKeys.ADMIN.substring(0, TestKeys.ADMIN.length() - 1) + "1";

        for (String key : List.of("nonsense", unknown, wrongSecret)) {
            assertThat(byKey())
                    .allSatisfy(
                            served ->
                                    assertThat(status(TestKeys.with(key), served)).isEqualTo(401));
        }
    }

    @Test
    void everyPage_withoutSession_leadsToTheSignIn() {
        assertThat(ServedMethod.all())
                .filteredOn(served -> isPage(served) && !served.path().endsWith("/sign-in"))
                .hasSizeGreaterThan(5)
                .allSatisfy(
                        served ->
                                assertThat(
                                                given().redirects()
                                                        .follow(false)
                                                        .request(served.verb(), served.path())
                                                        .header("Location"))
                                        .as("%s", served)
                                        .startsWith("/admin/sign-in"));
    }

    @Test
    void methodsThatDoMoreThanRead_withViewerKey_are403() {
        String viewer = key("VIEWER");

        assertThat(byKey())
                .filteredOn(served -> !Role.VIEWER.includes(needed(served)))
                .isNotEmpty()
                .allSatisfy(
                        served -> assertThat(status(TestKeys.with(viewer), served)).isEqualTo(403));
    }

    @Test
    void everyMethod_withInferenceKey_is403() {
        String inference = key("INFERENCE");

        assertThat(byKey())
                .allSatisfy(
                        served ->
                                assertThat(status(TestKeys.with(inference), served))
                                        .isEqualTo(403));
    }

    /** The control plane; pages are entered with a session instead. */
    private static List<ServedMethod> byKey() {
        return ServedMethod.all().stream().filter(served -> !isPage(served)).toList();
    }

    private static boolean isPage(ServedMethod served) {
        return (served.path() + "/").startsWith("/admin/");
    }

    private static Role needed(ServedMethod served) {
        return AuthFilter.needed(served.method(), served.resource());
    }

    private static int status(RequestSpecification request, ServedMethod served) {
        if (served.takesMultipart()) {
            request.multiPart("file", "x.jsonl", "{}".getBytes(StandardCharsets.UTF_8));
        } else if (!"GET".equals(served.verb())) {
            request.contentType(ContentType.JSON).body(Map.of());
        }
        return request.request(served.verb(), served.path()).statusCode();
    }

    private static String key(String role) {
        return TestKeys.admin()
                .contentType(ContentType.JSON)
                .body(Map.of("name", "routes as " + role, "role", role))
                .post("/api/v1/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    /** What a forgotten annotation looks like; no resource, so that nobody serves it. */
    public static class Unmarked {
        public void open() {}
    }
}
