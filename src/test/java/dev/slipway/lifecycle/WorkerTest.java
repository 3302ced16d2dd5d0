package dev.slipway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.slipway.platform.ProjectId;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.Outcome;
import dev.slipway.provider.ProviderException;
import dev.slipway.testing.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class WorkerTest {
    private static final ProjectId PROJECT = new ProjectId("default");

    @Inject WorkItems items;
    @Inject WorkLoop loop;
    @Inject LeaseKeeper leases;
    @Inject TestWork work;
    @Inject Sql sql;
    @Inject EngineByHand engine;
    @Inject Node node;

    @BeforeEach
    void empty() {
        sql.update("DELETE FROM work_item");
    }

    @Test
    void runDue_oneBrokenItem_runsTheOthers() {
        List<String> ran = new ArrayList<>();
        work.behave(
                claim -> {
                    if (claim.subject().equals("broken")) {
                        throw new IllegalStateException("broken for the test");
                    }
                    ran.add(claim.subject());
                    return Settlement.done();
                });
        enqueue("broken");
        enqueue("one");
        enqueue("two");

        int taken = loop.runDue();

        assertThat(taken).isEqualTo(3);
        assertThat(ran).containsExactly("one", "two");
        assertThat(number("failures")).isEqualTo(1);
    }

    @Test
    void runDue_changeFails_nothingIsSettled() {
        work.behave(
                claim ->
                        Settlement.done(
                                () -> {
                                    sql.update(
                                            "INSERT INTO duty (name, due_at, every_s)"
                                                    + " VALUES ('half-way', now(), 1)");
                                    throw new IllegalStateException("in the middle");
                                }));
        enqueue("a");

        loop.runDue();

        assertThat(sql.list("SELECT 1 FROM duty WHERE name = 'half-way'", row -> 1)).isEmpty();
        assertThat(number("failures")).isEqualTo(1);
    }

    @Test
    void runDue_providerAway_waitsAsAskedAndIsNeverParked() {
        work.behave(
                claim -> {
                    throw new ProviderException(
                            FailureKind.RATE_LIMITED,
                            Outcome.NOT_SENT,
                            429,
                            "slow down",
                            new ProviderException.Advice("wait", Duration.ofSeconds(77), null));
                });
        enqueue("a");
        for (int i = 0; i < 12; i++) {
            sql.update("UPDATE work_item SET due_at = clock_timestamp()");
            loop.runDue();
        }

        assertThat(number("attempt")).isEqualTo(12);
        assertThat(number("failures")).isZero();
        assertThat(secondsLeft()).isBetween(70, 77);
    }

    @Test
    void runDue_leaseLostMeanwhile_leavesTheNewOwnersWorkAlone() {
        work.behave(
                claim -> {
                    sql.update("UPDATE work_item SET epoch = epoch + 1, lease_owner = 'other'");
                    return Settlement.done();
                });
        enqueue("a");

        loop.runDue();

        assertThat(text("lease_owner")).isEqualTo("other");
    }

    @Test
    void requireTrust_afterTheLeaseWentToAnother_refuses() {
        work.behave(
                claim -> {
                    leases.requireTrust(claim);
                    sql.update("UPDATE work_item SET epoch = epoch + 1, lease_owner = 'other'");
                    leases.renew();
                    assertThatThrownBy(() -> leases.requireTrust(claim))
                            .isInstanceOf(LeaseLostException.class);
                    return Settlement.done();
                });
        enqueue("a");

        loop.runDue();

        assertThat(number("failures")).isZero();
        assertThat(text("lease_owner")).isEqualTo("other");
    }

    @Test
    void runDue_handlerMeetsAnError_countsAsAFailureAndIsParkedWithItsReason() {
        work.behave(
                claim -> {
                    throw new StackOverflowError("for the test");
                });
        enqueue("a");

        loop.runDue();

        assertThat(leases.count()).isZero();
        assertThat(number("failures")).isEqualTo(1);
        for (int i = 0; i < 9; i++) {
            sql.update("UPDATE work_item SET due_at = clock_timestamp()");
            loop.runDue();
        }
        assertThat(text("parked_reason"))
                .isEqualTo("Slipway itself failed: java.lang.StackOverflowError: for the test");
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {"BAD_CREDENTIALS", "BALANCE"})
    void runDue_whatAPersonMendsAtTheProvider_waitsSlowlyAndIsNeverParked(FailureKind kind) {
        work.behave(
                claim -> {
                    throw new ProviderException(
                            kind,
                            Outcome.REFUSED,
                            401,
                            "Invalid API key",
                            ProviderException.Advice.of("Set another one."));
                });
        enqueue("a");
        for (int i = 0; i < 12; i++) {
            sql.update("UPDATE work_item SET due_at = clock_timestamp()");
            loop.runDue();
        }

        assertThat(number("count(parked_at)")).isZero();
        assertThat(text("last_error"))
                .isEqualTo("Waits for a person: Invalid API key Set another one.");
        assertThat(secondsLeft()).isBetween(440, 900);

        assertThat(Tx.<Boolean>call(() -> items.revive(TestWork.KIND, "a"))).isTrue();
        assertThat(secondsLeft()).isLessThanOrEqualTo(0);
    }

    @Test
    void renew_handlerThatDoesNotComeBack_losesItsItemAsAFailure() {
        work.behave(
                claim -> {
                    claim.mayRunFor(Duration.ZERO);
                    leases.renew();
                    assertThat(claim.trustLeft()).isNegative();
                    await().until(() -> number("count(lease_owner)") == 0);
                    assertThat(secondsLeft()).isBetween(15, 20);
                    sql.update("UPDATE work_item SET due_at = clock_timestamp()");
                    assertThat(items.claim(Set.of(TestWork.KIND), "other", 1)).hasSize(1);
                    return Settlement.done();
                });
        enqueue("a");

        loop.runDue();

        assertThat(text("lease_owner")).isEqualTo("other");
        assertThat(number("failures")).isEqualTo(1);
        assertThat(text("last_error")).contains("did not come back in time");
    }

    @Test
    void keep_claimThatWaitedWhileItsItemWasClaimedAnew_leavesTheNewerOneRenewed() {
        enqueue("a");
        Claim old = items.claim(Set.of(TestWork.KIND), node.id(), 1).getFirst();
        sql.update("UPDATE work_item SET lease_until = clock_timestamp() - interval '1s'");
        Claim anew = items.claim(Set.of(TestWork.KIND), node.id(), 1).getFirst();
        leases.keep(anew);

        leases.keep(old);
        leases.forget(old);

        assertThat(leases.count()).isEqualTo(1);
        leases.forget(anew);
        assertThat(leases.count()).isZero();
    }

    @Test
    void renew_afterALostClaim_trustsItNoMore() {
        work.behave(
                claim -> {
                    leases.loseAll();
                    leases.renew();
                    assertThatThrownBy(() -> leases.requireTrust(claim))
                            .isInstanceOf(LeaseLostException.class);
                    return Settlement.done();
                });
        enqueue("a");

        loop.runDue();

        assertThat(sql.list("SELECT 1 FROM work_item", row -> 1)).isEmpty();
    }

    @Test
    void stop_handlerStillRuns_mayStartNothingOnceItsLeaseIsGivenAway() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Throwable> met = new CompletableFuture<>();
        work.behave(
                claim -> {
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException stopping) {
                        met.complete(catchThrowable(() -> leases.requireTrust(claim)));
                    }
                    return Settlement.done();
                });
        enqueue("a");
        EngineByHand.Running running = engine.start(Duration.ZERO);
        try {
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            running.close();
        }

        assertThat(met.get(30, TimeUnit.SECONDS)).isInstanceOf(LeaseLostException.class);
    }

    private int secondsLeft() {
        return number("extract(epoch FROM due_at - clock_timestamp())::int");
    }

    private void enqueue(String subject) {
        Tx.run(() -> items.enqueue(TestWork.KIND, subject, PROJECT));
    }

    private String text(String column) {
        return sql.first("SELECT " + column + " FROM work_item", row -> row.getString(1))
                .orElseThrow();
    }

    private int number(String column) {
        return sql.first("SELECT " + column + " FROM work_item", row -> row.getInt(1))
                .orElseThrow();
    }
}
