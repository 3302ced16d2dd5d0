package dev.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.lifecycle.Sql;
import dev.slipway.lifecycle.Tx;
import dev.slipway.platform.Ids;
import dev.slipway.problem.Problem;
import dev.slipway.testing.Postgres;
import dev.slipway.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A request that fails on its way is told so in our words, and does not keep its key. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class FailedRequestTest {
    private static final String KEYS = "/api/v1/keys";

    @Inject Sql sql;
    @Inject DataSource dataSource;
    @Inject IdempotencyLocks locks;
    @Inject ObjectMapper json;
    @Inject Ids ids;

    private final String key = UUID.randomUUID().toString();
    private final String name = "failed " + key;

    @Test
    void answer_brokenOnItsWay_isAProblemAllTheSame() {
        TestKeys.admin()
                .header(BrokenAnswers.HEADER, "bug")
                .get(KEYS)
                .then()
                .statusCode(500)
                .contentType("application/problem+json")
                .body("code", equalTo("internal"))
                .body(not(containsString("secret words")));
        TestKeys.admin()
                .header(BrokenAnswers.HEADER, "database")
                .get(KEYS)
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "2")
                .body("code", equalTo("database_down"));
    }

    @Test
    void post_failsWhileItsKeyCannotBeFreed_saysWhatWasWrongAndFreesItSoon() {
        UnluckySql.away(dataSource, "DELETE FROM idempotency");
        post("{\"role\":\"VIEWER\"}")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("validation_failed"));
        back();

        locks.tick();

        post(body()).statusCode(201);
    }

    @Test
    void post_databaseGoesWhileTheKeyIsTaken_is503AndTheKeyIsFree() {
        UnluckySql.away(dataSource, "INSERT INTO transition");
        post(body())
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "2");
        back();

        locks.tick();

        post(body()).statusCode(201);
        assertThat(made()).hasSize(1);
    }

    @Test
    void post_commitFailsBehindTheSavedAnswer_leavesTheKeyFreeAndMakesOne() {
        UnluckySql.atCommit(dataSource, "UPDATE idempotency SET status");
        post(body()).statusCode(500).contentType("application/problem+json");

        post(body()).statusCode(201);
        post(body()).statusCode(201).header("Idempotent-Replayed", "true");

        assertThat(made()).hasSize(1);
    }

    @Test
    void post_answerLostBehindTheCommit_isFoundByItsRepeat() {
        TestKeys.admin()
                .header("Idempotency-Key", key)
                .header(BrokenAnswers.HEADER, "database")
                .contentType(ContentType.JSON)
                .body(body())
                .post(KEYS)
                .then()
                .statusCode(503);

        post(body()).statusCode(201).header("Idempotent-Replayed", "true");

        assertThat(made()).hasSize(1);
    }

    @Test
    void post_answerCannotBeKept_isNotGivenAndItsRepeatIsAnswered() {
        UnluckySql.away(dataSource, "UPDATE idempotency SET status");
        postSecret().statusCode(503).body("code", equalTo("database_down"));
        back();

        locks.tick();

        String told = postSecret().statusCode(201).extract().asString();
        postSecret().statusCode(201).header("Idempotent-Replayed", "true").body(equalTo(told));
    }

    @Test
    void lock_ofARunningRequest_isRenewedAndOfADeadOneEndsSoon() {
        Idempotency running = request();
        assertThat(running.begin("default", key, "digest")).isEmpty();
        assertThat(secondsLocked()).isLessThanOrEqualTo(15);
        lockFor("1 second");

        locks.tick();

        assertThat(secondsLocked()).isGreaterThan(10);
        assertThat(request().begin("default", key, "digest")).isPresent();
        running.end();
        lockFor("1 second");
        locks.tick();
        assertThat(secondsLocked()).isLessThanOrEqualTo(1);
    }

    @Test
    void remember_afterARepeatTookTheKey_makesNothing() {
        Idempotency slept = request();
        Idempotency repeat = request();
        slept.begin("default", key, "digest");
        lockFor("-1 second");
        assertThat(repeat.begin("default", key, "digest")).isEmpty();

        assertThatThrownBy(() -> Tx.run(() -> slept.remember(201, Map.of("by", "slept"))))
                .isInstanceOf(Problem.class);
        slept.forget(false);
        Tx.run(() -> repeat.remember(201, Map.of("by", "repeat")));

        assertThat(request().begin("default", key, "digest").orElseThrow().body())
                .isEqualTo("{\"by\":\"repeat\"}");
        repeat.end();
    }

    private Idempotency request() {
        return new Idempotency(sql, json, ids, locks);
    }

    private void back() {
        QuarkusMock.installMockForType(new Sql(dataSource), Sql.class);
    }

    private void lockFor(String interval) {
        sql.update(
                "UPDATE idempotency SET locked_until = clock_timestamp() + ?::interval"
                        + " WHERE key = ?",
                interval,
                key);
    }

    private int secondsLocked() {
        return sql.first(
                        "SELECT extract(epoch FROM locked_until - clock_timestamp())::int"
                                + " FROM idempotency WHERE key = ?",
                        row -> row.getInt(1),
                        key)
                .orElseThrow();
    }

    private List<String> made() {
        List<String> names = TestKeys.admin().get(KEYS).then().extract().path("data.name");
        return names.stream().filter(name::equals).toList();
    }

    private String body() {
        return "{\"name\":\"%s\",\"role\":\"VIEWER\"}".formatted(name);
    }

    private ValidatableResponse post(String body) {
        return post(KEYS, body);
    }

    private ValidatableResponse postSecret() {
        return post("/api/v1/secrets", "{\"name\":\"failed-request\",\"value\":\"v\"}");
    }

    private ValidatableResponse post(String path, String body) {
        return TestKeys.admin()
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }
}
