package dev.slipway.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.lifecycle.Sql;
import dev.slipway.lifecycle.WorkLoop;
import dev.slipway.routing.RoutePublisher;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BooleanSupplier;

/** Turns the loop and the sandbox's clock by hand: no test waits for time. */
@ApplicationScoped
public class Turn {
    private static final int ENOUGH = 200;

    private final WorkLoop loop;
    private final Sql sql;
    private final RoutePublisher routes;

    Turn(WorkLoop loop, Sql sql, RoutePublisher routes) {
        this.loop = loop;
        this.sql = sql;
        this.routes = routes;
    }

    /** Everything that waits is due now, and runs once. */
    public void once() {
        sql.update("UPDATE work_item SET due_at = clock_timestamp() WHERE parked_at IS NULL");
        loop.runDue();
        routes.publish();
    }

    /** Runs rounds, a minute of the sandbox's time each, until it is so; fails when it never is. */
    public void until(String what, BooleanSupplier so) {
        for (int i = 0; i < ENOUGH && !so.getAsBoolean(); i++) {
            once();
            given().contentType("application/json")
                    .body("{\"advance\":\"PT1M\"}")
                    .post(SandboxServer.url() + "/sandbox/clock");
        }
        assertThat(so.getAsBoolean()).as(what).isTrue();
    }

    /** Rounds without the sandbox's time moving. */
    public void rounds(int count) {
        for (int i = 0; i < count; i++) {
            once();
        }
    }
}
