package dev.slipway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.platform.ProjectId;
import dev.slipway.testing.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class WorkItemsTest {
    private static final ProjectId PROJECT = new ProjectId("default");
    private static final Set<String> KIND = Set.of("work-items-test");

    @Inject WorkItems items;
    @Inject Sql sql;

    @BeforeEach
    void empty() {
        sql.update("DELETE FROM work_item");
    }

    @Test
    void claim_dueItem_isTakenOnceWithANewEpoch() {
        enqueue("a");

        Claim first = claim("one").getFirst();

        assertThat(first.epoch()).isPositive();
        assertThat(first.attempt()).isEqualTo(1);
        assertThat(claim("two")).isEmpty();
    }

    @Test
    void claim_leaseRanOut_isTakenOverWithTheNextEpoch() {
        enqueue("a");
        Claim first = claim("one").getFirst();

        endLeases();
        Claim taken = claim("two").getFirst();

        assertThat(taken.epoch()).isGreaterThan(first.epoch());
    }

    /** Else a process that slept meanwhile would wake up as the owner. */
    @Test
    void claim_itemThatEndedAndWasMadeAnew_neverRepeatsAnEpoch() {
        enqueue("a");
        Claim old = claim("sleeper").getFirst();
        endLeases();
        Claim second = claim("two").getFirst();
        Tx.run(() -> items.finish(second));
        enqueue("a");
        Claim anew = claim("three").getFirst();

        assertThat(anew.epoch()).isGreaterThan(second.epoch());
        assertThatThrownBy(() -> Tx.run(() -> items.guard(old)))
                .isInstanceOf(LeaseLostException.class);
    }

    @Test
    void settle_underAnOldEpoch_changesNothing() {
        enqueue("a");
        Claim old = claim("one").getFirst();
        endLeases();
        claim("two");

        assertThatThrownBy(() -> Tx.run(() -> items.settle(old, Duration.ZERO, true, null)))
                .isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> Tx.run(() -> items.finish(old)))
                .isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> Tx.run(() -> items.guard(old)))
                .isInstanceOf(LeaseLostException.class);
        assertThat(text("lease_owner")).isEqualTo("two");
    }

    @Test
    void settle_wokenMeanwhile_isDueAtOnce() {
        enqueue("a");
        Claim claim = claim("one").getFirst();
        Tx.run(() -> items.wake("work-items-test", "a"));

        Tx.run(() -> items.settle(claim, Duration.ofHours(1), true, null));

        assertThat(claim("one")).hasSize(1);
    }

    @Test
    void settle_notWoken_waits() {
        enqueue("a");
        Claim claim = claim("one").getFirst();

        Tx.run(() -> items.settle(claim, Duration.ofHours(1), true, null));

        assertThat(claim("one")).isEmpty();
    }

    /** A wish that comes while the last step runs would be lost with the item. */
    @Test
    void finish_wokenMeanwhile_keepsTheItem() {
        enqueue("a");
        Claim claim = claim("one").getFirst();
        enqueue("a");

        Tx.run(() -> items.finish(claim));

        assertThat(claim("one")).hasSize(1);
    }

    /** A settle of many holds many rows; a renewal that waited for one could stand in its way. */
    @Test
    void renew_rowIsBeingWritten_doesNotWaitAndTheClaimStands() {
        enqueue("a");
        enqueue("b");
        List<Claim> mine = claim("one");

        Tx.run(
                () -> {
                    items.guard(mine.getFirst());
                    assertThat(Tx.call(() -> items.renew("one", mine)))
                            .containsExactly(mine.getLast().key());
                    assertThat(Tx.call(() -> items.standing("one", mine))).hasSize(2);
                });
    }

    @Test
    void settle_withoutProgress_keepsTheAttemptCount() {
        enqueue("a");
        Tx.run(() -> items.settle(claim("one").getFirst(), Duration.ZERO, false, "away"));

        assertThat(claim("one").getFirst().attempt()).isEqualTo(2);
        assertThat(text("last_error")).isEqualTo("away");
    }

    @Test
    void fail_oftenEnoughInARow_parksWithTheReason() {
        enqueue("a");
        boolean parked = false;
        int failures = 0;
        while (!parked) {
            Claim claim = claim("one").getFirst();
            parked = Tx.call(() -> items.fail(claim, Duration.ZERO, "broken for the test"));
            failures++;
        }

        assertThat(failures).isEqualTo(10);
        assertThat(claim("one")).isEmpty();
        assertThat(text("parked_reason")).isEqualTo("broken for the test");
        enqueue("a");
        assertThat(claim("one")).hasSize(1);
    }

    @Test
    void renew_tellsWhichClaimsStillStand() {
        enqueue("a");
        enqueue("b");
        List<Claim> mine = claim("one");
        sql.update(
                "UPDATE work_item SET epoch = epoch + 1, lease_owner = 'two' WHERE subject = 'a'");

        List<Claim.Key> standing = Tx.call(() -> items.renew("one", mine));

        assertThat(standing).containsExactly(new Claim.Key("work-items-test", "b"));
    }

    @Test
    void release_givesLeasesUpAtOnce() {
        enqueue("a");
        claim("one");

        int released = Tx.call(() -> items.release("one"));

        assertThat(released).isEqualTo(1);
        assertThat(claim("two")).hasSize(1);
    }

    @Test
    void claim_manyOwnersAtOnce_neverTwice() throws Exception {
        int all = 1000;
        sql.update(
                "INSERT INTO work_item (kind, subject, project_id, due_at) SELECT 'work-items-test',"
                        + " 's' || n, 'default', clock_timestamp() FROM generate_series(1, ?) n",
                all);
        List<String> seen = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<List<String>>> owners = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String owner = "owner" + i;
                owners.add(() -> claimAll(owner));
            }
            for (Future<List<String>> owner : threads.invokeAll(owners)) {
                seen.addAll(owner.get());
            }
        }

        assertThat(seen).hasSize(all);
        assertThat(new HashSet<>(seen)).hasSize(all);
    }

    private List<String> claimAll(String owner) {
        List<String> subjects = new ArrayList<>();
        List<Claim> batch = items.claim(KIND, owner, 20);
        while (!batch.isEmpty()) {
            batch.forEach(claim -> subjects.add(claim.subject()));
            batch = items.claim(KIND, owner, 20);
        }
        return subjects;
    }

    private void enqueue(String subject) {
        Tx.run(() -> items.enqueue("work-items-test", subject, PROJECT));
    }

    private List<Claim> claim(String owner) {
        return items.claim(KIND, owner, 10);
    }

    private void endLeases() {
        sql.update("UPDATE work_item SET lease_until = clock_timestamp() - interval '1 second'");
    }

    private String text(String column) {
        return sql.first(
                        "SELECT " + column + " FROM work_item WHERE kind = 'work-items-test'",
                        row -> row.getString(1))
                .orElseThrow();
    }
}
