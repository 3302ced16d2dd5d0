package dev.slipway.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.slipway.lifecycle.Duties;
import dev.slipway.lifecycle.Sql;
import dev.slipway.testing.Api;
import dev.slipway.testing.HandTime;
import dev.slipway.testing.Postgres;
import dev.slipway.testing.SandboxServer;
import dev.slipway.testing.TestKeys;
import dev.slipway.testing.Turn;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A project stops costing money at its hard limit, whatever its work items are doing. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(SandboxServer.class)
class BudgetStopTest {
    @Inject Turn turn;
    @Inject Sql sql;
    @Inject Duties duties;
    @Inject Served served;

    private HandTime time;

    @BeforeEach
    void nothingElse() {
        served.nothingElse();
        time = HandTime.install(sql);
    }

    @AfterEach
    void noBudget() {
        sql.update("DELETE FROM budget");
    }

    @Test
    void run_hardLimitCrossedWhileTheWorkerHangs_stopsWithinAMinuteOfBurn() {
        String id = served.deployment(served.live());
        String externalId = served.get(id).getString("externalId");
        limit("monthly", spent().add(usd("0.30")));
        served.hang(id);

        ring();
        assertThat(served.billed(externalId)).as("there is money left").isEqualTo(1);

        // $0.30 are gone within five minutes at the sandbox's prices, as nobody books them.
        time.advance(Duration.ofMinutes(10));
        ring();
        assertThat(served.state(id)).isEqualTo("STOPPING");
        time.advance(Duration.ofSeconds(70));
        ring();

        assertThat(served.billed(externalId)).isZero();
        assertThat(served.state(id)).isEqualTo("STOPPED");
        assertThat(said()).containsExactly("SOFT_REACHED", "HARD_REACHED").isNotEmpty();
        assertThat(reasons(id, "STOPPING")).singleElement().asString().contains("hard limit");
    }

    @Test
    void hardLimit_refusesNewPaidActsBeforeAnyProviderIsAsked_untilItIsRaised() {
        String id = served.deployment(served.live());
        String file = Api.upload(Api.training(false), "fine-tune");
        limit("monthly", BigDecimal.ZERO);
        ring();
        turn.until("it is stopped", () -> served.state(id).equals("STOPPED"));
        int trainings = Api.acts("fine_tune.create");

        Api.post("/api/v1/deployments/" + id + "/start", "")
                .statusCode(402)
                .body("code", equalTo("budget_exceeded"))
                .body("fix", containsString("/api/v1/budgets"));
        train(file).statusCode(402).body("detail", containsString("hard limit"));
        Api.post("/api/v1/models", Map.of("repository", "acme/none", "alias", "x")).statusCode(402);
        assertThat(Api.acts("fine_tune.create")).isEqualTo(trainings);

        limit("monthly", spent().add(usd("1000")));
        ring();
        turn.rounds(2);
        assertThat(served.state(id)).as("nothing starts by itself").isEqualTo("STOPPED");
        assertThat(said()).last().isEqualTo("WITHIN");
        Api.post("/api/v1/deployments/" + id + "/start", "").statusCode(202);
        turn.until("it serves", () -> served.state(id).equals("READY"));
    }

    @Test
    void hardLimit_whileItIsCreated_waitsAndGoesOnAfterARaise() {
        String id = served.deployment(served.live());
        String externalId = served.get(id).getString("externalId");
        sql.update(
                "UPDATE deployment SET state = 'CREATING', provider_state = NULL WHERE id = ?", id);
        limit("monthly", BigDecimal.ZERO);

        ring();
        served.pass(time, Duration.ofMinutes(1), 5);
        assertThat(served.state(id)).isEqualTo("CREATING");
        assertThat(served.get(id).getString("wish")).isNull();
        assertThat(served.billed(externalId)).isZero();

        limit("monthly", spent().add(usd("1000")));
        ring();
        turn.until("it goes on", () -> served.state(id).equals("READY"));
        assertThat(reasons(id, "STOPPING")).isEmpty();
    }

    @Test
    void hardLimit_whileItStarts_holdsItsModelAndSaysWhy() {
        String alias = served.live();
        String id = served.deployment(alias);
        String model = Api.newest(alias);
        sql.update("DELETE FROM route WHERE alias = ?", alias);
        sql.update("UPDATE model SET stage = 'DEPLOYING' WHERE id = ?", model);
        sql.update("UPDATE deployment SET state = 'STARTING' WHERE id = ?", id);
        limit("monthly", BigDecimal.ZERO);
        ring();
        turn.until("it is held", () -> Api.stage(alias).equals("HELD"));

        assertThat(served.state(id)).isEqualTo("STOPPED");
        assertThat(Api.get("/api/v1/models/" + model).getString("reason"))
                .contains("hard limit", "resume");
        limit("monthly", spent().add(usd("1000")));
        ring();
        Api.act(model, "resume").statusCode(202);
        turn.until("it is live", () -> Api.stage(alias).equals("LIVE"));
    }

    @Test
    void run_onADatabaseThatMayBeACopy_stopsNothing() {
        String id = served.deployment(served.live());
        limit("monthly", BigDecimal.ZERO);
        sql.update("UPDATE installation SET safe_mode = true");
        try {
            ring();
            assertThat(served.state(id)).isEqualTo("READY");
        } finally {
            sql.update("UPDATE installation SET safe_mode = false");
        }
        ring();
        assertThat(served.state(id)).isEqualTo("STOPPING");
    }

    @Test
    void run_aRowAlwaysFails_theOtherIsStopped_bothStopBilling_andTheDutyHasFailed() {
        String bad = served.deployment(served.live());
        String good = served.deployment(served.live());
        String badThere = served.get(bad).getString("externalId");
        limit("monthly", BigDecimal.ZERO);
        served.hang(bad);
        served.hang(good);
        refuseUpdates(bad, "23514", Integer.MAX_VALUE);
        try {
            ring();
            time.advance(Duration.ofSeconds(70));

            assertThat(served.state(good)).isEqualTo("STOPPING");
            assertThat(served.billed(badThere)).isZero();
            assertThat(error()).contains("failed", bad);
        } finally {
            sql.update("DROP FUNCTION refuse() CASCADE");
        }
    }

    @Test
    void run_collidesWithAWorkersSettle_stopsInTheSameRound() {
        String id = served.deployment(served.live());
        limit("monthly", BigDecimal.ZERO);
        served.hang(id);
        refuseUpdates(id, "40001", 1);
        try {
            ring();

            assertThat(served.state(id)).isEqualTo("STOPPING");
            assertThat(error()).isNull();
        } finally {
            sql.update("DROP FUNCTION refuse() CASCADE");
        }
    }

    /** The first so many changes of its row fail: a sequence does not roll back. */
    private void refuseUpdates(String id, String sqlState, int times) {
        sql.update("CREATE SEQUENCE IF NOT EXISTS refusals");
        sql.update("ALTER SEQUENCE refusals RESTART");
        sql.update(
                """
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $f$
                BEGIN
                  IF nextval('refusals') <= %d THEN
                    RAISE EXCEPTION 'refused by a test' USING ERRCODE = '%s';
                  END IF;
                  RETURN new;
                END $f$"""
                        .formatted(times, sqlState));
        sql.update(
                "CREATE TRIGGER refuse BEFORE UPDATE ON deployment FOR EACH ROW"
                        + " WHEN (old.id = '%s') EXECUTE FUNCTION refuse()".formatted(id));
    }

    private String error() {
        return sql
                .list(
                        "SELECT coalesce(last_error, '') FROM duty WHERE name = 'budget-stop'",
                        row -> row.getString(1))
                .stream()
                .filter(it -> !it.isEmpty())
                .findFirst()
                .orElse(null);
    }

    @Test
    void training_thatIsMoreThanWhatIsLeft_isHeldBeforeItStarts_andRetriedByHand() {
        limit("total", total().add(usd("0.01")));
        int trainings = Api.acts("fine_tune.create");
        String job =
                train(Api.upload(Api.training(false), "fine-tune"))
                        .statusCode(201)
                        .extract()
                        .path("id");

        turn.until("it is held", () -> Api.fineTune(job).getString("state").equals("HELD"));

        assertThat(Api.acts("fine_tune.create")).isEqualTo(trainings);
        assertThat(Api.fineTune(job).getString("reason")).contains("budget", "retry");
        limit("total", total().add(usd("1000")));
        Api.post("/api/v1/fine-tunes/" + job + "/retry", "").statusCode(202);
        turn.until("it trains", () -> Api.fineTune(job).getString("state").equals("TRAINING"));
        assertThat(Api.get("/api/v1/budgets").getFloat("dueUsd")).isPositive();
    }

    private ValidatableResponse train(String file) {
        return Api.post(
                "/api/v1/fine-tunes",
                Map.of(
                        "baseModel",
                        Api.BASE,
                        "trainingFile",
                        file,
                        "alias",
                        "b-" + file.replace('_', '-')));
    }

    /** Sets a hard limit, with the soft one at the same place. */
    private static void limit(String period, BigDecimal hard) {
        String etag = TestKeys.admin().get("/api/v1/budgets").then().extract().header("ETag");
        TestKeys.admin()
                .contentType(ContentType.JSON)
                .header("If-Match", etag)
                .body(Map.of(period, Map.of("hardUsd", hard)))
                .put("/api/v1/budgets")
                .then()
                .statusCode(200);
    }

    private void ring() {
        sql.update("UPDATE duty SET due_at = clock_timestamp() WHERE name = 'budget-stop'");
        assertThat(duties.ring("budget-stop")).isTrue();
    }

    private static BigDecimal spent() {
        return new BigDecimal(Api.get("/api/v1/budgets").getString("monthly.spentUsd"));
    }

    private static BigDecimal total() {
        return new BigDecimal(Api.get("/api/v1/budgets").getString("total.spentUsd"));
    }

    private static BigDecimal usd(String amount) {
        return new BigDecimal(amount);
    }

    private List<String> said() {
        return sql.list(
                        "SELECT to_state FROM transition WHERE kind = 'budget' AND to_state <> 'CHANGED'"
                                + " ORDER BY seq DESC LIMIT 2",
                        row -> row.getString(1))
                .reversed();
    }

    private List<String> reasons(String id, String to) {
        return sql.list(
                "SELECT reason FROM transition WHERE subject = ? AND to_state = ?",
                row -> row.getString(1),
                id,
                to);
    }
}
