package dev.slipway.testing;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;

/**
 * Requests with a key. The admin key is the one that tests configure as {@code slipway.admin-key}.
 */
public final class TestKeys {
    public static final String ADMIN =
            "sk-slipway-testadmin000-000000000000000000000000000000000000000000000000";

    private TestKeys() {}

    public static RequestSpecification admin() {
        return with(ADMIN);
    }

    public static RequestSpecification with(String key) {
        return given().header("Authorization", "Bearer " + key);
    }
}
