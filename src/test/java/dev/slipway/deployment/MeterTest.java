package dev.slipway.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cost.Ledger;
import dev.slipway.lifecycle.Sql;
import dev.slipway.lifecycle.Tx;
import dev.slipway.provider.Autoscaling;
import dev.slipway.provider.DeploymentHost;
import dev.slipway.testing.Api;
import dev.slipway.testing.HandTime;
import dev.slipway.testing.Postgres;
import dev.slipway.testing.SandboxServer;
import dev.slipway.testing.Turn;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What we book is what the provider bills, however the GPUs come to an end. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(SandboxServer.class)
class MeterTest {
    private static final Duration POLL = Duration.ofSeconds(30);
    private static final int FOUR_MINUTES = 8;

    @Inject Turn turn;
    @Inject Sql sql;
    @Inject Ledger ledger;
    @Inject DeploymentHost host;
    @Inject Served served;

    private HandTime time;
    private String id;
    private String endpointId;
    private String externalId;
    private BigDecimal perMinute;
    private BigDecimal billedBefore;
    private BigDecimal bookedBefore;

    /** From here on both clocks go together. */
    @BeforeEach
    void ready() {
        served.nothingElse();
        time = HandTime.install(sql);
        id = served.deployment(served.live());
        endpointId = served.get(id).getString("endpointId");
        externalId = served.get(id).getString("externalId");
        perMinute =
                new BigDecimal(served.get(id).getString("usdPerHour"))
                        .divide(BigDecimal.valueOf(60), MathContext.DECIMAL64);
        turn.once();
        billedBefore = served.billUsd(externalId);
        bookedBefore = booked();
    }

    @Test
    void stoppedByUs_costsWhatTheProviderBills() {
        served.pass(time, POLL, FOUR_MINUTES);
        Api.post("/api/v1/deployments/" + id + "/stop", "").statusCode(202);
        served.pass(time, POLL, FOUR_MINUTES);

        assertThat(served.state(id)).isEqualTo("STOPPED");
        assertSame(4);
    }

    @Test
    void stoppedElsewhere_endsTheMeterAndIsStoppedHere() {
        served.pass(time, POLL, FOUR_MINUTES);
        host.scale(endpointId, externalId, Autoscaling.STOPPED, null);
        served.pass(time, POLL, FOUR_MINUTES);

        assertThat(served.state(id)).isEqualTo("STOPPED");
        assertSame(4);
    }

    @Test
    void stoppedElsewhereWhileItStarts_isStoppedHereAfterAWhile_andStartsAgain() {
        Api.post("/api/v1/deployments/" + id + "/stop", "").statusCode(202);
        served.pass(time, POLL, 6);
        Api.post("/api/v1/deployments/" + id + "/start", "").statusCode(202);
        turn.once();
        assertThat(served.state(id)).isEqualTo("STARTING");

        host.scale(endpointId, externalId, Autoscaling.STOPPED, null);
        served.pass(time, POLL, 2);
        assertThat(served.state(id)).as("a start may take a while to show").isEqualTo("STARTING");
        served.pass(time, POLL, FOUR_MINUTES);

        assertThat(served.state(id)).isEqualTo("STOPPED");
        Api.post("/api/v1/deployments/" + id + "/start", "").statusCode(202);
        turn.until("it serves", () -> served.state(id).equals("READY"));
    }

    @Test
    void startedElsewhere_isBookedAndServesHereAgain() {
        Api.post("/api/v1/deployments/" + id + "/stop", "").statusCode(202);
        served.pass(time, POLL, 6);
        assertThat(served.state(id)).isEqualTo("STOPPED");
        BigDecimal billed = served.billUsd(externalId);
        BigDecimal booked = booked();

        host.scale(endpointId, externalId, new Autoscaling(1, 1, null, (Integer) null), null);
        served.pass(time, POLL, 20);

        assertThat(served.state(id)).isEqualTo("READY");
        assertThat(booked().subtract(booked))
                .isCloseTo(served.billUsd(externalId).subtract(billed), slack());
        assertThat(booked()).isGreaterThan(booked);
    }

    @Test
    void deletedElsewhere_endsTheMeterAsFailed() {
        served.pass(time, POLL, FOUR_MINUTES);
        host.scale(endpointId, externalId, Autoscaling.STOPPED, null);
        time.advance(Duration.ofSeconds(70));
        host.split(endpointId, Map.of(externalId, 0), null);
        host.deleteDeployment(endpointId, externalId, null);
        served.pass(time, POLL, FOUR_MINUTES);
        // "Not found" is believed after a while only, by the clock of the database itself.
        sql.update("UPDATE effect SET absent_since = absent_since - interval '1 hour'");
        served.pass(time, POLL, FOUR_MINUTES);

        assertThat(
                        sql.list(
                                "SELECT 1 FROM transition WHERE subject = ? AND to_state = 'FAILED'",
                                row -> 1,
                                id))
                .isNotEmpty();
        assertSame(4, perMinute.multiply(BigDecimal.valueOf(2)));
    }

    @Test
    void nobodyLookedForAnHour_isBookedAtTheNextLook() {
        time.advance(Duration.ofHours(1));
        turn.once();

        assertSame(60);
    }

    @Test
    void clocksOfTwoReplicas_thatDisagree_bookNothingTwice() {
        served.pass(time, POLL, 4);
        for (int i = 0; i < 3; i++) {
            time.skew(Duration.ofMinutes(-10));
            turn.once();
            time.skew(Duration.ofMinutes(10));
            turn.once();
        }

        assertThat(booked().subtract(bookedBefore))
                .isCloseTo(perMinute.multiply(BigDecimal.valueOf(2)), slack());
    }

    private BigDecimal booked() {
        return Tx.call(() -> ledger.of(id));
    }

    /** One poll interval, and the provider's habit of billing every minute that was begun. */
    private Offset<BigDecimal> slack() {
        return Offset.offset(perMinute.multiply(new BigDecimal("1.51")));
    }

    private void assertSame(int minutes) {
        assertSame(minutes, perMinute.multiply(new BigDecimal("1.51")));
    }

    private void assertSame(int minutes, BigDecimal slack) {
        BigDecimal billed = served.billUsd(externalId).subtract(billedBefore);
        assertThat(billed).isGreaterThan(perMinute.multiply(BigDecimal.valueOf(minutes - 1)));
        assertThat(booked().subtract(bookedBefore)).isCloseTo(billed, Offset.offset(slack));
    }
}
