package dev.slipway.deployment;

import static io.restassured.RestAssured.given;

import dev.slipway.lifecycle.Sql;
import dev.slipway.lifecycle.Tx;
import dev.slipway.testing.Api;
import dev.slipway.testing.HandTime;
import dev.slipway.testing.SandboxServer;
import dev.slipway.testing.Turn;
import io.restassured.path.json.JsonPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** A model with GPUs of its own, for tests about their money. */
@ApplicationScoped
public class Served {
    private final Turn turn;
    private final Sql sql;

    Served(Turn turn, Sql sql) {
        this.turn = turn;
        this.sql = sql;
    }

    /** Nothing of earlier tests runs, waits or has a budget. */
    public void nothingElse() {
        given().delete(SandboxServer.url() + "/sandbox/faults");
        Tx.run(
                () -> {
                    sql.update("DELETE FROM work_item");
                    sql.update("DELETE FROM budget");
                    sql.update("UPDATE deployment SET state = 'DELETED', wish = NULL");
                    sql.update(
                            "UPDATE fine_tune SET state = 'CANCELLED' WHERE state <> 'SUCCEEDED'");
                });
    }

    /** Alias of a model that is LIVE, without evaluation. */
    public String live() {
        String alias = "gpu-" + UUID.randomUUID().toString().substring(0, 8);
        Api.fineTuneUnjudged(alias);
        turn.until("it is live", () -> Api.stage(alias).equals("LIVE"));
        return alias;
    }

    public String deployment(String alias) {
        return Api.get("/api/v1/models/" + Api.newest(alias)).getString("deploymentId");
    }

    public JsonPath get(String id) {
        return Api.get("/api/v1/deployments/" + id);
    }

    public String state(String id) {
        return get(id).getString("state");
    }

    /** Its work item is in the hands of somebody who never comes back, for an hour. */
    public void hang(String id) {
        sql.update(
                "UPDATE work_item SET lease_owner = 'hung', epoch = epoch + 1,"
                        + " lease_until = clock_timestamp() + interval '1 hour'"
                        + " WHERE kind = 'deployment' AND subject = ?",
                id);
    }

    /** Replicas that the provider bills for now. */
    public int billed(String externalId) {
        List<Integer> replicas =
                bill().getList(
                                "billingNow.findAll { it.id == '%s' }.replicas"
                                        .formatted(externalId));
        return replicas.stream().mapToInt(Integer::intValue).sum();
    }

    /** What the provider has billed for it until now. */
    public BigDecimal billUsd(String externalId) {
        List<Number> cents =
                bill().getList("things.findAll { it.id == '%s' }.cents".formatted(externalId));
        return cents.stream()
                .map(c -> new BigDecimal(c.toString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .movePointLeft(2);
    }

    private static JsonPath bill() {
        return given().get(SandboxServer.url() + "/sandbox/bill")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Rounds with time in between, ours and the provider's. */
    public void pass(HandTime time, Duration step, int times) {
        for (int i = 0; i < times; i++) {
            time.advance(step);
            turn.once();
        }
    }
}
