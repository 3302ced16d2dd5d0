package dev.slipway.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.slipway.testing.Postgres;
import dev.slipway.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class KeysTest {

    @Test
    void anyPath_withoutKey_is401WithTheWayOut() {
        given().get("/api/v1/keys")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("unauthorized"))
                .body(
                        "fix",
                        equalTo(
                                "Send it as: Authorization: Bearer sk-slipway-... The first run printed an admin key."));
        given().get("/api/v1/no-such-path").then().statusCode(401);
        given().header("Authorization", "Bearer nonsense")
                .get("/api/v1/keys")
                .then()
                .statusCode(401);
    }

    @Test
    void create_asAdmin_givesAKeyThatWorksAndIsShownOnce() {
        String key = create("VIEWER");

        given().header("Authorization", "Bearer " + key)
                .get("/api/v1/keys")
                .then()
                .statusCode(403)
                .body("detail", equalTo("This needs a key with the role ADMIN; yours is VIEWER."));
        String listed = TestKeys.admin().get("/api/v1/keys").then().extract().asString();
        assertThat(listed).contains("\"role\":\"VIEWER\"").doesNotContain(key);
    }

    @Test
    void revoke_thenUse_is401() {
        String key = create("ADMIN");
        String id =
                TestKeys.with(key)
                        .get("/api/v1/keys")
                        .then()
                        .extract()
                        .path("data.find { it.name == 'made ADMIN' }.id");

        TestKeys.admin().delete("/api/v1/keys/" + id).then().statusCode(204);

        TestKeys.with(key).get("/api/v1/keys").then().statusCode(401);
        TestKeys.admin().get("/api/v1/keys").then().body("data.id", not(hasItem(id)));
        TestKeys.admin().delete("/api/v1/keys/" + id).then().statusCode(404);
    }

    @Test
    void create_unknownField_namesItAndTheKnownOnes() {
        TestKeys.admin()
                .contentType(ContentType.JSON)
                .body(Map.of("name", "x", "role", "VIEWER", "rol", "ADMIN"))
                .post("/api/v1/keys")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("rol"))
                .body(
                        "errors[0].message",
                        equalTo("is not a known field; known here are: expiresAt, name, role"));
    }

    @Test
    void create_missingName_saysWhichField() {
        TestKeys.admin()
                .contentType(ContentType.JSON)
                .body(Map.of("role", "VIEWER"))
                .post("/api/v1/keys")
                .then()
                .statusCode(400)
                .body("code", equalTo("validation_failed"))
                .body("errors[0].field", equalTo("name"));
    }

    private static String create(String role) {
        return TestKeys.admin()
                .contentType(ContentType.JSON)
                .body(Map.of("name", "made " + role, "role", role))
                .post("/api/v1/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }
}
