package dev.slipway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.provider.RequestBudget.Allowance;
import dev.slipway.testing.Postgres;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two replicas, which know of each other through the database only. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class SharedBudgetTest {
    // So slow that nothing comes back while the test runs.
    private final Allowance five = new Allowance(UUID.randomUUID().toString(), "training", 1, 5);

    @Inject BudgetRows rows;
    @Inject Clock clock;
    @Inject Sql sql;

    @Test
    void take_byTwoReplicas_isCountedTogether() {
        SharedBudget one = new SharedBudget(rows, clock);
        SharedBudget other = new SharedBudget(rows, clock);

        int sent = 0;
        for (int i = 0; i < 10; i++) {
            sent += one.take(five).isEmpty() ? 1 : 0;
            sent += other.take(five).isEmpty() ? 1 : 0;
        }

        assertThat(sent).isEqualTo(5);
        assertThat(other.take(five))
                .hasValueSatisfying(
                        wait -> assertThat(wait).isBetween(ofSeconds(50), ofSeconds(60)));
    }

    @Test
    void take_afterAWhile_isFilledByTheDatabasesTimeAndNotAboveTheBurst() {
        SharedBudget budget = new SharedBudget(rows, clock);
        while (budget.take(five).isEmpty()) {
            // until it is empty
        }

        past("61 seconds");
        assertThat(budget.take(five)).isEmpty();
        assertThat(budget.take(five)).isPresent();

        past("1 day");
        int sent = 0;
        while (budget.take(five).isEmpty()) {
            sent++;
        }
        assertThat(sent).isEqualTo(5);
    }

    @Test
    void take_anotherPurpose_isNotStarved() {
        SharedBudget budget = new SharedBudget(rows, clock);
        while (budget.take(five).isEmpty()) {
            // until it is empty
        }

        assertThat(budget.take(new Allowance(five.key(), "management", 1, 5))).isEmpty();
    }

    @Test
    void pause_byOneReplica_holdsTheOther() {
        SharedBudget one = new SharedBudget(rows, clock);
        SharedBudget other = new SharedBudget(rows, clock);
        one.take(five);

        one.pause(five, ofSeconds(40));
        one.take(five);

        assertThat(other.take(five))
                .hasValueSatisfying(
                        wait -> assertThat(wait).isBetween(ofSeconds(30), ofSeconds(41)));
    }

    @Test
    void take_insideATransaction_doesNotLockTheRowUntilItsEnd() {
        SharedBudget one = new SharedBudget(rows, clock);
        SharedBudget other = new SharedBudget(rows, clock);

        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            assertThat(one.take(five)).isEmpty();
                            assertThat(
                                            QuarkusTransaction.requiringNew()
                                                    .call(() -> other.take(five)))
                                    .isEmpty();
                        });
    }

    private static Duration ofSeconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    private void past(String interval) {
        sql.update(
                "UPDATE provider_budget SET refilled_at = refilled_at - ?::interval"
                        + " WHERE key_fingerprint = ?",
                interval,
                five.key());
    }
}
