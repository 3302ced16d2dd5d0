package dev.slipway.webhook;

import static org.hamcrest.Matchers.startsWith;

import dev.slipway.testing.Postgres;
import dev.slipway.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service that nobody configured sends nothing inside, and nothing in the clear. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class WebhookDefaultsTest {

    @ParameterizedTest
    @CsvSource({
        "https://127.0.0.1/, leads to 127.0.0.1",
        "https://localhost/, leads to ",
        "https://[::1]/, leads to ",
        "https://[::ffff:127.0.0.1]/, has an IPv4-mapped",
        "https://169.254.169.254/, leads to 169.254.169.254",
        "http://8.8.8.8/, must begin with https://"
    })
    void create_withoutSettings_isRefused(String url, String message) {
        TestKeys.admin()
                .contentType(ContentType.JSON)
                .body(Map.of("url", url))
                .post("/api/v1/webhooks")
                .then()
                .statusCode(400)
                .body("errors[0].message", startsWith(message));
    }
}
