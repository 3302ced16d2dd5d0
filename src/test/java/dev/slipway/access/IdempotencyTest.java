package dev.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.slipway.lifecycle.Sql;
import dev.slipway.testing.Postgres;
import dev.slipway.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class IdempotencyTest {
    private static final String KEYS = "/api/v1/keys";
    private static final String SECRETS = "/api/v1/secrets";

    @Inject Sql sql;

    @Test
    void post_sameKeySameBody_replaysTheFirstAnswerToTheByte() {
        String key = UUID.randomUUID().toString();
        String body = "{\"name\":\"replayed\",\"value\":\"hf_x\"}";

        String first = post(SECRETS, key, body).statusCode(201).extract().asString();
        String second =
                post(SECRETS, key, body)
                        .statusCode(201)
                        .header("Idempotent-Replayed", "true")
                        .extract()
                        .asString();

        assertThat(second).isEqualTo(first);
    }

    /** The saved answer would hold the key unsealed, so a repeat does not have it and says so. */
    @Test
    void post_newKeyRepeated_isOneKeyAndItsTextIsNotAtRest() {
        String key = UUID.randomUUID().toString();
        String name = "once " + key;
        ValidatableResponse first = post(key, body(name)).statusCode(201);
        first.body("note", nullValue());
        String text = first.extract().path("key");

        post(key, body(name))
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body("id", equalTo(first.extract().path("id")))
                .body("key", nullValue())
                .body("note", containsString("revoke this one (DELETE /api/v1/keys/key_"));

        assertThat(named(name)).hasSize(1);
        assertThat(sql.list("SELECT body FROM idempotency WHERE key = ?", r -> r.getString(1), key))
                .singleElement()
                .asString()
                .contains(name)
                .doesNotContain(text.substring("sk-slipway-".length() + 13));
    }

    @Test
    void post_sameKeyOtherBody_is422() {
        String key = UUID.randomUUID().toString();
        post(key, body("one")).statusCode(201);

        post(key, body("other")).statusCode(422).body("code", equalTo("idempotency_key_reused"));
    }

    @Test
    void post_refusedRequest_leavesTheKeyFree() {
        String key = UUID.randomUUID().toString();
        post(key, "{\"role\":\"VIEWER\"}").statusCode(400);

        post(key, body("now right")).statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"with blank", "quo\"te"})
    void post_keyWithBadCharacters_is400(String key) {
        post(key, body("x")).statusCode(400).body("code", equalTo("idempotency_key_invalid"));
    }

    @Test
    void post_keyTooLong_is400() {
        post("k".repeat(256), body("x"))
                .statusCode(400)
                .body("code", equalTo("idempotency_key_invalid"));
    }

    @Test
    void post_manyAtOnce_makesOne() throws Exception {
        String key = UUID.randomUUID().toString();
        String name = "at once " + key;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> posts =
                    IntStream.range(0, 40)
                            .mapToObj(
                                    i ->
                                            (Callable<Integer>)
                                                    () ->
                                                            post(key, body(name))
                                                                    .extract()
                                                                    .statusCode())
                            .toList();
            for (Future<Integer> status : threads.invokeAll(posts)) {
                assertThat(status.get()).isIn(201, 409);
            }
        }

        assertThat(named(name)).hasSize(1);
    }

    private static List<String> named(String name) {
        List<String> names = TestKeys.admin().get(KEYS).then().extract().path("data.name");
        return names.stream().filter(name::equals).toList();
    }

    private static ValidatableResponse post(String key, String body) {
        return post(KEYS, key, body);
    }

    private static ValidatableResponse post(String path, String key, String body) {
        return TestKeys.admin()
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    private static String body(String name) {
        return "{\"name\":\"%s\",\"role\":\"VIEWER\"}".formatted(name);
    }
}
