package dev.slipway.testing;

import static io.restassured.RestAssured.given;

import dev.slipway.lifecycle.DatabaseFacts;
import dev.slipway.lifecycle.Installation;
import dev.slipway.lifecycle.Sql;
import io.quarkus.test.junit.QuarkusMock;
import java.time.Duration;
import java.time.Instant;

/**
 * The database's time as leases and bills see it, pushed by hand together with the sandbox's clock.
 * Holds until the end of the test that installed it.
 */
public class HandTime extends DatabaseFacts {
    private final Sql sql;
    private Duration ahead = Duration.ZERO;

    private HandTime(Sql sql) {
        super(sql, new Installation(sql));
        this.sql = sql;
    }

    public static HandTime install(Sql sql) {
        HandTime time = new HandTime(sql);
        QuarkusMock.installMockForType(time, DatabaseFacts.class);
        return time;
    }

    @Override
    public Instant now() {
        return super.now().plus(ahead);
    }

    /** Ours and the provider's. */
    public void advance(Duration by) {
        ahead = ahead.plus(by);
        given().contentType("application/json")
                .body("{\"advance\":\"%s\"}".formatted(by))
                .post(SandboxServer.url() + "/sandbox/clock")
                .then()
                .statusCode(200);
    }

    /** Ours alone: what another replica takes for now. */
    public void skew(Duration by) {
        ahead = ahead.plus(by);
    }

    /** As if the duty had run a moment ago. */
    public void ran(String duty) {
        sql.update("UPDATE duty SET last_run_at = ? WHERE name = ?", now(), duty);
    }
}
