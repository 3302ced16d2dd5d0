package dev.slipway.cost;

import static org.hamcrest.Matchers.equalTo;

import dev.slipway.access.Role;
import dev.slipway.lifecycle.Sql;
import dev.slipway.testing.Postgres;
import dev.slipway.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class BudgetResourceTest {
    private static final Map<String, Object> LIMITS =
            Map.of("monthly", Map.of("softUsd", 5000000, "hardUsd", 10000000));

    @Inject Sql sql;

    @BeforeEach
    @AfterEach
    void none() {
        sql.update("DELETE FROM budget");
    }

    @Test
    void put_needsTheVersionItSaw() {
        put(TestKeys.ADMIN, null, LIMITS).statusCode(428);
        put(TestKeys.ADMIN, "\"7\"", LIMITS).statusCode(412);
        put(TestKeys.ADMIN, "\"0\"", LIMITS)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("level", equalTo("OK"))
                .body("monthly.hardUsd", equalTo(10000000.00f))
                .body("total.hardUsd", equalTo(null));
        put(TestKeys.ADMIN, "\"0\"", LIMITS).statusCode(412);
        put(TestKeys.ADMIN, "\"1\"", Map.of())
                .statusCode(200)
                .body("monthly.hardUsd", equalTo(null));
    }

    @Test
    void put_softAboveHardOrNegative_namesTheField() {
        put(TestKeys.ADMIN, "\"0\"", Map.of("total", Map.of("softUsd", 9, "hardUsd", 8)))
                .statusCode(400)
                .body("errors[0].field", equalTo("total.softUsd"));
        put(TestKeys.ADMIN, "\"0\"", Map.of("total", Map.of("hardUsd", -1))).statusCode(400);
    }

    @Test
    void put_byAnOperator_isForbidden() {
        String operator =
                TestKeys.admin()
                        .contentType(ContentType.JSON)
                        .body(Map.of("name", "budget", "role", Role.OPERATOR))
                        .post("/api/v1/keys")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("key");
        put(operator, "\"0\"", LIMITS).statusCode(403);
        TestKeys.with(operator).get("/api/v1/budgets").then().statusCode(200);
    }

    private static ValidatableResponse put(String key, String ifMatch, Object body) {
        var request = TestKeys.with(key).contentType(ContentType.JSON).body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put("/api/v1/budgets")
                .then();
    }
}
