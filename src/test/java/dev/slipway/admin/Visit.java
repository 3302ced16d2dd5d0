package dev.slipway.admin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.TestKeys;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who is signed in, without a browser. */
record Visit(String cookie) {
    static final String COOKIE = "slipway-admin";
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([0-9a-f]{64})\"");

    static Visit of(String key) {
        Response answer = signIn(key, origin());
        assertThat(answer.statusCode()).isEqualTo(303);
        return new Visit(answer.cookie(COOKIE));
    }

    static Visit ofAdmin() {
        return of(TestKeys.ADMIN);
    }

    static Response signIn(String key, String origin) {
        RequestSpecification form = plain().formParam("key", key);
        return (origin == null ? form : form.header("Origin", origin)).post("/admin/sign-in");
    }

    static String origin() {
        return RestAssured.baseURI + ":" + RestAssured.port;
    }

    static RequestSpecification plain() {
        return given().redirects().follow(false);
    }

    RequestSpecification with() {
        return plain().cookie(COOKIE, cookie);
    }

    Response get(String path) {
        return with().get(path);
    }

    String page(String path) {
        Response answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("text/html");
        return answer.asString();
    }

    /** As the page's own form would. */
    Response post(String path, Map<String, ?> fields) {
        return with().header("Origin", origin())
                .formParam("csrf", csrf())
                .formParams(fields)
                .post(path);
    }

    String csrf() {
        Matcher token = CSRF.matcher(page("/admin"));
        assertThat(token.find()).isTrue();
        return token.group(1);
    }
}
