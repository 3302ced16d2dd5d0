package dev.slipway.hook;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.slipway.testing.Postgres;
import dev.slipway.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before anybody outside is asked. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class HookResourceTest {
    private static final String PATH = "/api/v1/hooks/training";

    @Test
    void training_withoutKey_is401() {
        given().contentType(ContentType.JSON).body("{}").post(PATH).then().statusCode(401);
    }

    @Test
    void training_ofNothingOrOfBoth_namesTheChoice() {
        report(Map.of("alias", "bot")).body("errors[0].field", equalTo("repository"));
        report(Map.of("alias", "bot", "repository", "acme/bot", "fineTune", "ft-12345678"))
                .body("errors[0].message", containsString("say which of the two"));
    }

    /** Left out silently, somebody would believe that the model has it. */
    @ParameterizedTest
    @CsvSource({
        "commit, 0123456789abcdef0123456789abcdef01234567",
        "kind, ADAPTER",
        "baseModel, Qwen/Qwen3-8B",
        "tokenRef, hub",
        "triggerWord, lantern"
    })
    void training_ofAFineTuneWithWhatGoesWithARepository_namesTheField(String field, String value) {
        report(Map.of("alias", "bot", "fineTune", "ft-12345678", field, value))
                .body("errors[0].field", equalTo(field))
                .body("errors[0].message", containsString("goes with repository"));
    }

    @Test
    void training_withPlanAndPlanName_isRefused() {
        report(
                        Map.of(
                                "alias", "bot",
                                "repository", "acme/bot",
                                "planName", "careful",
                                "plan", Map.of("stopAt", "READY")))
                .body("errors[0].field", equalTo("planName"));
    }

    private static ValidatableResponse report(Map<String, Object> body) {
        return TestKeys.admin()
                .contentType(ContentType.JSON)
                .body(body)
                .post(PATH)
                .then()
                .statusCode(400);
    }
}
