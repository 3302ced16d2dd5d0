package dev.slipway.finetune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cost.Ledger;
import dev.slipway.lifecycle.Sql;
import dev.slipway.lifecycle.Tx;
import dev.slipway.provider.TrainingJob;
import dev.slipway.testing.Api;
import dev.slipway.testing.Postgres;
import dev.slipway.testing.SandboxServer;
import dev.slipway.testing.Turn;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever a provider takes for a job is in the ledger, once for each job that it made of ours. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(SandboxServer.class)
class TrainingPricesTest {
    @Inject Turn turn;
    @Inject Sql sql;
    @Inject FineTuneStore store;
    @Inject FineTuneSettle settle;
    @Inject Ledger ledger;

    private String id;

    @BeforeEach
    void trains() {
        nothingElse();
        String name = "prices-" + UUID.randomUUID().toString().substring(0, 8);
        Api.makeSuite(name);
        id = Api.fineTune(name, name, Api.upload(Api.training(false), "fine-tune"));
        untilItTrains();
    }

    @AfterEach
    void nothingElse() {
        Tx.run(() -> sql.update("DELETE FROM work_item"));
    }

    @Test
    void cancelledUnasked_thenRetried_eachJobIsBookedOnce() {
        TrainingJob first = ended("cancelled", "1.50");
        settle(FineTuneDecision.decide(job(), facts(first)));

        assertThat(Api.fineTune(id).getString("state")).isEqualTo("HELD");
        assertThat(booked()).isEqualByComparingTo("1.50");
        assertThat(bound()).as("nothing runs").isFalse();

        Api.post("/api/v1/fine-tunes/" + id + "/retry", "").statusCode(202);
        untilItTrains();
        assertThat(job().providerJobId).isNotEqualTo(first.id());
        assertThat(bound()).as("the second one is not paid yet").isTrue();

        settle(FineTuneDecision.decide(job(), facts(ended("user_error", "2.25"))));

        assertThat(Api.fineTune(id).getString("state")).isEqualTo("FAILED");
        assertThat(booked()).isEqualByComparingTo("3.75");
        assertThat(job().priceUsd).isEqualByComparingTo("3.75");
    }

    @Test
    void completedWithoutAModel_isPaidWhileItIsHeld_andNotTwice() {
        settle(FineTuneDecision.decide(job(), facts(ended("completed", "4.00"))));

        assertThat(Api.fineTune(id).getString("state")).isEqualTo("HELD");
        assertThat(booked()).isEqualByComparingTo("4.00");
        assertThat(bound()).as("it is in the ledger now").isFalse();

        Api.post("/api/v1/fine-tunes/" + id + "/retry", "").statusCode(202);
        turn.until("it succeeds", () -> Api.fineTune(id).getString("state").equals("SUCCEEDED"));
        assertThat(booked()).isEqualByComparingTo("4.00");
    }

    /** The provider was faster: the weights are paid for, and GPUs are what nobody wants. */
    @Test
    void completedBeforeTheCancelCame_keepsTheModelAndDeploysNothing() {
        sql.update("UPDATE fine_tune SET cancel_requested_at = clock_timestamp() WHERE id = ?", id);

        TrainingJob completed =
                new TrainingJob(
                        job().providerJobId,
                        "completed",
                        null,
                        null,
                        null,
                        new TrainingJob.Result(
                                "ml_late", null, "u/late", new BigDecimal("4.00"), null),
                        null,
                        null,
                        null);
        settle(FineTuneDecision.decide(job(), facts(completed)));
        turn.rounds(6);

        assertThat(Api.fineTune(id).getString("reason")).contains("is kept and not deployed");
        String model = job().modelId;
        assertThat(sql.first("SELECT stage FROM model WHERE id = ?", r -> r.getString(1), model))
                .contains("UPLOADED");
        assertThat(
                        sql.first(
                                "SELECT id FROM deployment WHERE model_id = ?",
                                r -> r.getString(1),
                                model))
                .isEmpty();
    }

    private void untilItTrains() {
        turn.until("it trains", () -> Api.fineTune(id).getString("state").equals("TRAINING"));
    }

    private FineTuneJob job() {
        return Tx.call(() -> store.findById(id));
    }

    /** What the provider says of the job that it runs for us now. */
    private TrainingJob ended(String status, String price) {
        return new TrainingJob(
                job().providerJobId,
                status,
                null,
                null,
                null,
                new TrainingJob.Result(null, null, null, new BigDecimal(price), null),
                null,
                null,
                null);
    }

    private static FineTuneFacts facts(TrainingJob remote) {
        return new FineTuneFacts(null, null, remote, true);
    }

    private void settle(FineTuneStep step) {
        FineTuneJob seen = job();
        Tx.run(
                switch (step) {
                    case FineTuneStep.Hold hold -> settle.hold(seen, hold);
                    case FineTuneStep.End end -> settle.end(seen, end);
                    case FineTuneStep.Succeed succeed -> settle.succeed(seen, succeed.remote());
                    default -> throw new AssertionError(step);
                });
    }

    private BigDecimal booked() {
        return Tx.call(() -> ledger.of(id));
    }

    private boolean bound() {
        return Tx.call(() -> store.bound().stream().anyMatch(it -> it.id.equals(id)));
    }
}
