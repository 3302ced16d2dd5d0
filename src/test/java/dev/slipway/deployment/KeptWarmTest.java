package dev.slipway.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.lifecycle.Sql;
import dev.slipway.testing.Api;
import dev.slipway.testing.Postgres;
import dev.slipway.testing.SandboxServer;
import dev.slipway.testing.Turn;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the release keeps warm for a while goes at its moment, and comes back when it is wanted. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(SandboxServer.class)
class KeptWarmTest {
    @Inject Turn turn;
    @Inject Sql sql;
    @Inject Served served;

    private String alias;
    private String model;
    private String id;

    @BeforeEach
    void live() {
        served.nothingElse();
        alias = served.live();
        model = Api.newest(alias);
        id = served.deployment(alias);
    }

    @Test
    void held_pastItsMoment_costsNothing_andResumePassesDeployingAgain() {
        sql.update("DELETE FROM route WHERE alias = ?", alias);
        sql.update(
                "UPDATE model SET stage = 'HELD', held_from = 'APPROVED', held_reason = 'test',"
                        + " held_until = clock_timestamp() - interval '1 second' WHERE id = ?",
                model);
        turn.until("it is stopped", () -> served.state(id).equals("STOPPED"));
        assertThat(served.billed(served.get(id).getString("externalId"))).isZero();
        assertThat(Api.stage(alias)).isEqualTo("HELD");

        Api.act(model, "resume").statusCode(202);
        turn.until("it went on", () -> Api.stage(alias).equals("LIVE"));

        assertThat(stages()).containsSubsequence("DEPLOYING", "READY", "APPROVED");
        assertThat(served.state(id)).isEqualTo("READY");
    }

    @Test
    void standby_startedByAPersonAfterItsMoment_isNotStoppedAtOnce() {
        sql.update(
                "UPDATE model SET stage = 'STANDBY',"
                        + " standby_until = clock_timestamp() - interval '1 second' WHERE id = ?",
                model);
        turn.until("it is stopped", () -> served.state(id).equals("STOPPED"));

        Api.post("/api/v1/deployments/" + id + "/start", "").statusCode(202);
        turn.until("it serves", () -> served.state(id).equals("READY"));
        turn.rounds(3);

        assertThat(served.state(id)).isEqualTo("READY");
        assertThat(served.get(id).getString("wish")).isNull();
        Api.act(model, "promote").statusCode(202);
    }

    private List<String> stages() {
        return sql.list(
                        "SELECT to_state FROM transition WHERE subject = ? ORDER BY seq DESC LIMIT 5",
                        row -> row.getString(1),
                        model)
                .reversed();
    }
}
