package dev.slipway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.slipway.lifecycle.Sql;
import dev.slipway.lifecycle.TransitionRow;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.testing.Postgres;
import dev.slipway.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@TestProfile(OpenLoopback.class)
class WebhookResourceTest {
    private static final String PATH = "/api/v1/webhooks";

    @Inject Post post;
    @Inject Sql sql;
    @Inject Transitions transitions;

    private final Receiver receiver = new Receiver();

    @BeforeEach
    void clear() {
        post.clear();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void create_showsTheSecretOnce() {
        ValidatableResponse made =
                create(Map.of("url", receiver.url(), "events", List.of("model.LIVE")));
        String id = made.statusCode(201).extract().path("id");
        String secret = made.extract().path("secret");

        assertThat(secret).startsWith("whsec_");
        get("/" + id)
                .statusCode(200)
                .body("secret", nullValue())
                .body("url", equalTo(receiver.url()))
                .body("events", equalTo(List.of("model.live")))
                .body("enabled", equalTo(true))
                .body("waiting", equalTo(0));
        assertThat(get("").extract().asString()).contains(id).doesNotContain(secret);
    }

    @Test
    void create_refusedUrl_namesFieldAndReason() {
        create(Map.of("url", "https://169.254.169.254/latest"))
                .statusCode(400)
                .body("code", equalTo("validation_failed"))
                .body("errors[0].field", equalTo("url"))
                .body(
                        "errors[0].message",
                        equalTo(
                                "leads to 169.254.169.254, which is a link-local or metadata"
                                        + " address; only public addresses are allowed"));
        create(Map.of("url", receiver.url(), "events", List.of("model")))
                .statusCode(400)
                .body("errors[0].field", equalTo("events[0]"));
        create(Map.of("events", List.of("*")))
                .statusCode(400)
                .body("errors[0].field", equalTo("url"));
        get("").body("data", empty());
    }

    /** The saved answer would hold the secret unsealed, so a repeat does not have it. */
    @Test
    void create_repeatedWithItsIdempotencyKey_isOneWebhookAndNoSecretAtRest() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = Map.of("url", receiver.url());
        ValidatableResponse first = repeated(key, body);
        String secret = first.statusCode(201).extract().path("secret");

        repeated(key, body)
                .statusCode(201)
                .header("Idempotent-Replayed", equalTo("true"))
                .body("id", equalTo(first.extract().path("id")))
                .body("secret", nullValue());

        get("").body("data", hasSize(1));
        assertThat(sql.list("SELECT body FROM idempotency WHERE key = ?", r -> r.getString(1), key))
                .singleElement()
                .asString()
                .doesNotContain(secret);
    }

    @Test
    void change_fieldsAndSwitch_areSavedAndNoted() {
        String id = made();

        patch(id, Map.of("events", List.of("deployment.*"), "enabled", false))
                .statusCode(200)
                .body("events", equalTo(List.of("deployment.*")))
                .body("enabled", equalTo(false))
                .body("disabledReason", equalTo("a person disabled it"))
                .body("url", equalTo(receiver.url()));
        patch(id, Map.of("enabled", true))
                .body("enabled", equalTo(true))
                .body("disabledReason", nullValue());
        patch(id, Map.of()).statusCode(400);
        patch(id, Map.of("url", "https://10.0.0.1/")).statusCode(400);
        TestKeys.admin().post(PATH + "/" + id + "/rotate-secret").then().statusCode(200);
        TestKeys.admin().delete(PATH + "/" + id).then().statusCode(204);

        assertThat(transitions.of("default", id))
                .extracting(TransitionRow::to)
                .containsExactly("CREATED", "CHANGED", "DISABLED", "ENABLED", "ROTATED", "DELETED");
        assertThat(transitions.of("default", id).toString()).doesNotContain("from=slipway");
        get("/" + id).statusCode(404);
    }

    @Test
    void rotate_givesAnotherSecret() {
        ValidatableResponse made = create(Map.of("url", receiver.url()));
        String id = made.extract().path("id");

        String next =
                TestKeys.admin()
                        .post(PATH + "/" + id + "/rotate-secret")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("secret");

        assertThat(next).startsWith("whsec_").isNotEqualTo(made.extract().path("secret"));
    }

    @Test
    void deliveries_comeInPages() {
        String id = made();
        for (int i = 0; i < 5; i++) {
            post.happens("m" + UUID.randomUUID(), "LIVE");
        }
        post.turn();

        ValidatableResponse first = get("/" + id + "/deliveries?limit=3");
        String cursor = first.body("data", hasSize(3)).extract().path("nextCursor");
        List<String> firstIds = first.extract().path("data.id");
        get("/" + id + "/deliveries?limit=3&cursor=" + cursor)
                .body("data", hasSize(2))
                .body("nextCursor", nullValue())
                .body("data.id", not(hasItem(firstIds.getFirst())));
        get("/" + id + "/deliveries?limit=5")
                .body("data", hasSize(5))
                .body("nextCursor", nullValue());
        get("/" + id + "/deliveries?state=FAILED").body("data", empty());
        get("/" + id + "/deliveries?state=LOST").statusCode(400);
        get("/" + id + "/deliveries?cursor=1;drop").statusCode(400);
    }

    @Test
    void test_isQueuedAndDelivered() {
        String id = made();

        TestKeys.admin()
                .post(PATH + "/" + id + "/test")
                .then()
                .statusCode(202)
                .body("type", equalTo("webhook.test"))
                .body("state", equalTo("PENDING"));
        post.turn();

        assertThat(receiver.bodies())
                .singleElement()
                .asString()
                .contains("\"type\":\"webhook.test\"");
    }

    @Test
    void redeliver_ofWhatWasDelivered_sendsItAgain() {
        String id = made();
        post.happens("m" + UUID.randomUUID(), "LIVE");
        post.turn();
        String delivery = get("/" + id + "/deliveries").extract().path("data[0].id");

        TestKeys.admin()
                .post(PATH + "/deliveries/" + delivery + "/redeliver")
                .then()
                .statusCode(202)
                .body("state", equalTo("PENDING"));
        post.turn();

        assertThat(receiver.got()).hasSize(2);
        patch(id, Map.of("enabled", false));
        TestKeys.admin()
                .post(PATH + "/deliveries/" + delivery + "/redeliver")
                .then()
                .statusCode(409)
                .body("fix", containsString("Enable it first"));
    }

    @Test
    void everyRoute_withAKeyOfAnotherProject_is404AsIfItWereNotThere() {
        String id = made();
        post.happens("m" + UUID.randomUUID(), "LIVE");
        post.turn();
        String delivery = get("/" + id + "/deliveries").extract().path("data[0].id");
        String stranger = keyOfAnotherProject();

        for (String[] route :
                new String[][] {
                    {"GET", "/" + id},
                    {"PATCH", "/" + id},
                    {"DELETE", "/" + id},
                    {"POST", "/" + id + "/rotate-secret"},
                    {"POST", "/" + id + "/test"},
                    {"GET", "/" + id + "/deliveries"},
                    {"POST", "/deliveries/" + delivery + "/redeliver"}
                }) {
            TestKeys.with(stranger)
                    .contentType(ContentType.JSON)
                    .body(route[0].equals("PATCH") ? "{\"enabled\":false}" : "")
                    .request(route[0], PATH + route[1])
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("not_found"));
        }
        TestKeys.with(stranger).get(PATH).then().statusCode(200).body("data", empty());
        get("/" + id).statusCode(200).body("enabled", equalTo(true));
        assertThat(transitions.of("default", id)).hasSize(1);
        post.turn();
        assertThat(receiver.got()).hasSize(1);
    }

    private String made() {
        return create(Map.of("url", receiver.url(), "events", List.of("model.*")))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse create(Map<String, Object> body) {
        return TestKeys.admin().contentType(ContentType.JSON).body(body).post(PATH).then();
    }

    private static ValidatableResponse repeated(String key, Map<String, Object> body) {
        return TestKeys.admin()
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post(PATH)
                .then();
    }

    private static ValidatableResponse patch(String id, Map<String, Object> body) {
        return TestKeys.admin()
                .contentType(ContentType.JSON)
                .body(body)
                .patch(PATH + "/" + id)
                .then();
    }

    private static ValidatableResponse get(String path) {
        return TestKeys.admin().get(PATH + path).then();
    }

    private String keyOfAnotherProject() {
        String project = "p" + UUID.randomUUID();
        sql.update("INSERT INTO project (id, name) VALUES (?, 'Other')", project);
        ValidatableResponse made = key("stranger");
        String id = made.extract().path("id");
        sql.update("UPDATE api_key SET project_id = ? WHERE id = ?", project, id);
        // Making one more reads the table again.
        key("neighbour");
        return made.extract().path("key");
    }

    private static ValidatableResponse key(String name) {
        return TestKeys.admin()
                .contentType(ContentType.JSON)
                .body(Map.of("name", name, "role", "ADMIN"))
                .post("/api/v1/keys")
                .then()
                .statusCode(201);
    }
}
