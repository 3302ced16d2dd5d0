package dev.slipway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.platform.ProjectId;
import dev.slipway.testing.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many claims that end in one transaction are as safe as each in its own. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class SettlerTest {
    private static final ProjectId PROJECT = new ProjectId("default");

    @Inject WorkItems items;
    @Inject WorkLoop loop;
    @Inject LeaseKeeper leases;
    @Inject TestBulk work;
    @Inject Sql sql;

    private final Saved saved = new Saved();

    /** Keeps what it was given in the table of duties, to be seen there only when committed. */
    private final class Saved implements ListChange.Store<String> {
        private final List<Integer> calls = new ArrayList<>();

        @Override
        public void saveAll(List<String> names) {
            calls.add(names.size());
            for (String name : names) {
                sql.update(
                        "INSERT INTO duty (name, due_at, every_s) VALUES (?, now(), 1)",
                        "settled-" + name);
                if (name.equals("bad")) {
                    throw new IllegalStateException("bad for the test");
                }
                if (name.equals("error")) {
                    throw new NoClassDefFoundError("bad for the test");
                }
                if (name.equals("raced")) {
                    throw new OptimisticLockException("changed for the test");
                }
            }
        }
    }

    @BeforeEach
    void empty() {
        sql.update("DELETE FROM work_item");
        sql.update("DELETE FROM duty WHERE name LIKE 'settled-%'");
    }

    @Test
    void runDue_changesOfOneStore_areSavedTogether() {
        work.behave(this::end, claim -> Settlement.done());
        enqueue("a", "b", "c");

        int ran = loop.runDue();

        assertThat(ran).isEqualTo(3);
        assertThat(work.together()).containsExactly(3);
        assertThat(work.alone()).isEmpty();
        assertThat(saved.calls).containsExactly(3);
        assertThat(settled()).containsExactly("settled-a", "settled-b", "settled-c");
        assertThat(column("subject")).isEmpty();
        assertThat(leases.count()).isZero();
    }

    @Test
    void runDue_oneBadRow_spoilsNoOther() {
        work.behave(this::end, claim -> Settlement.done());
        enqueue("a", "bad", "c");

        loop.runDue();

        assertThat(saved.calls).containsExactly(3, 1, 1, 1);
        assertThat(settled()).containsExactly("settled-a", "settled-c");
        assertThat(column("subject || failures")).containsExactly("bad1");
    }

    @Test
    void runDue_oneRowMeetsAnError_spoilsNoOtherAndKeepsNoLease() {
        work.behave(this::end, claim -> Settlement.done());
        enqueue("a", "error", "c");

        loop.runDue();

        assertThat(settled()).containsExactly("settled-a", "settled-c");
        assertThat(column("subject || failures")).containsExactly("error1");
        assertThat(leases.count()).isZero();
    }

    @Test
    void runDue_lookingTogetherMeetsAnError_goOneByOne() {
        work.behave(
                claim -> {
                    throw new NoClassDefFoundError("for the test");
                },
                claim -> Settlement.done());
        enqueue("a", "b");

        loop.runDue();

        assertThat(work.alone()).containsExactlyInAnyOrder("a", "b");
        assertThat(leases.count()).isZero();
    }

    @Test
    void runDue_oneRecordChangedMeanwhile_isLookedAtAgainAndSpoilsNoOther() {
        work.behave(this::end, claim -> Settlement.done());
        enqueue("a", "raced");

        loop.runDue();

        assertThat(settled()).containsExactly("settled-a");
        assertThat(column("subject || failures || (due_at <= clock_timestamp())"))
                .containsExactly("raced0true");
    }

    @Test
    void runDue_oneLeaseLostMeanwhile_itsChangeIsNotApplied() {
        work.behave(
                claim -> {
                    sql.update(
                            "UPDATE work_item SET epoch = epoch + 1, lease_owner = 'other'"
                                    + " WHERE subject = 'b' AND lease_owner <> 'other'");
                    return end(claim);
                },
                claim -> Settlement.done());
        enqueue("a", "b", "c");

        loop.runDue();

        assertThat(settled()).containsExactly("settled-a", "settled-c");
        assertThat(column("subject || lease_owner")).containsExactly("bother");
    }

    @Test
    void runDue_someNeedACall_goOneByOne() {
        work.behave(
                claim -> claim.subject().equals("b") ? null : Settlement.again(Duration.ofHours(1)),
                claim -> Settlement.done());
        enqueue("a", "b", "c");

        loop.runDue();

        assertThat(work.alone()).containsExactly("b");
        assertThat(column("subject")).containsExactly("a", "c");
        assertThat(loop.runDue()).isZero();
    }

    @Test
    void runDue_lookingTogetherFails_goOneByOne() {
        work.behave(
                claim -> {
                    throw new IllegalStateException("for the test");
                },
                claim -> Settlement.done());
        enqueue("a", "b");

        loop.runDue();

        assertThat(work.alone()).containsExactlyInAnyOrder("a", "b");
        assertThat(column("subject")).isEmpty();
    }

    @Test
    void runDue_wokenWhileItsLastStepRan_isLookedAtOnceMore() {
        work.behave(
                claim -> {
                    Tx.run(() -> items.wake(TestBulk.KIND, "a"));
                    return end(claim);
                },
                claim -> Settlement.done());
        enqueue("a", "b");

        loop.runDue();

        assertThat(settled()).containsExactly("settled-a", "settled-b");
        assertThat(column("subject || attempt || woken")).containsExactly("a0false");
        assertThat(loop.runDue()).isEqualTo(1);
    }

    private Settlement end(Claim claim) {
        return Settlement.done(new ListChange<>(saved, claim.subject()));
    }

    private void enqueue(String... subjects) {
        for (String subject : subjects) {
            Tx.run(() -> items.enqueue(TestBulk.KIND, subject, PROJECT));
        }
    }

    private List<String> settled() {
        return sql.list(
                "SELECT name FROM duty WHERE name LIKE 'settled-%' ORDER BY name",
                row -> row.getString(1));
    }

    private List<String> column(String column) {
        return sql.list(
                "SELECT " + column + " FROM work_item ORDER BY subject", row -> row.getString(1));
    }
}
