package dev.slipway.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.provider.FailureKind;
import dev.slipway.provider.MetricsQuery;
import dev.slipway.provider.PriceEstimate;
import dev.slipway.provider.TrainingCheckpoint;
import dev.slipway.provider.TrainingEvent;
import dev.slipway.provider.TrainingHost;
import dev.slipway.provider.TrainingJob;
import dev.slipway.provider.TrainingLimits;
import dev.slipway.provider.TrainingPoint;
import dev.slipway.provider.TrainingRequest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WireProfile.class)
class TrainingWireTest extends WireTest {

    private final TrainingHost training = port(TrainingHost.class);

    private static TrainingRequest request(Map<String, Object> parameters) {
        return new TrainingRequest(MODEL, trainingFile().id(), null, "bot-1", parameters);
    }

    private static TrainingRequest small() {
        return request(Map.of("n_epochs", 2, "learning_rate", 0.0001));
    }

    /** What a request says, a job says again. */
    private static void echoes(TrainingJob job, TrainingRequest request) {
        assertThat(job.model()).isEqualTo(request.subject().model());
        assertThat(job.trainingFile()).isEqualTo(request.subject().trainingFile());
        assertThat(job.createdAt()).isNotNull();
        assertThat(job.updatedAt()).isAfterOrEqualTo(job.createdAt());
        assertThat(job.result().outputName()).contains("Qwen3-8B").contains("bot-1");
    }

    /** Short shapes have the suffix, too; by it a job is found again. */
    private static void echoesShort(TrainingJob job, TrainingRequest request) {
        echoes(job, request);
        assertThat(job.suffix()).isEqualTo(request.suffix());
    }

    @Test
    void start_completes_andNamesItsModel() {
        TrainingRequest request = small();

        TrainingJob fresh = training.start(request);
        advance("PT2H");
        TrainingJob done = training.job(fresh.id());
        List<TrainingJob> listed = training.jobs();

        assertThat(fresh.status()).isEqualTo("pending");
        echoesShort(fresh, request);
        assertThat(done.status()).isEqualTo("completed");
        echoes(done, request);
        assertThat(done.updatedAt()).isAfter(fresh.updatedAt());
        assertThat(done.result().modelObjectId()).startsWith("ml_");
        assertThat(done.result().tokens()).isPositive();
        assertThat(done.result().totalPriceUsd()).isEqualByComparingTo("4");
        assertThat(done.progress().epochsCompleted()).isEqualTo(2);
        assertThat(done.progress().stepsCompleted()).isEqualTo(done.progress().totalSteps());
        assertThat(done.progress().totalSteps()).isPositive();
        assertThat(done.progress().secondsRemaining()).isNull();
        assertThat(listed).hasSize(1);
        assertThat(listed.getFirst().progress().secondsRemaining()).isNull();
        echoesShort(listed.getFirst(), request);
        assertThat(listed.getFirst().id()).isEqualTo(fresh.id());
        assertThat(listed.getFirst().status()).isEqualTo("completed");
        assertThat(listed.getFirst().updatedAt()).isEqualTo(done.updatedAt());
        assertThat(listed.getFirst().result().tokens()).isEqualTo(done.result().tokens());
        assertThat(listed.getFirst().result().totalPriceUsd()).isEqualByComparingTo("4");
    }

    @Test
    void job_running_estimatesWhenItIsDone() {
        TrainingJob fresh = training.start(small());
        advance("PT1M30S");

        TrainingJob running = training.job(fresh.id());
        List<TrainingJob> listed = training.jobs();

        assertThat(running.status()).isEqualTo("running");
        assertThat(running.progress().secondsRemaining()).isPositive();
        assertThat(running.progress().stepsCompleted())
                .isBetween(1L, running.progress().totalSteps() - 1);
        assertThat(listed.getFirst().progress().secondsRemaining())
                .isEqualTo(running.progress().secondsRemaining());
        assertThat(fresh.progress().secondsRemaining()).isNull();
    }

    @Test
    void events_metricsAndCheckpoints_tellTheStory() {
        TrainingJob job = training.start(request(Map.of("n_epochs", 2, "n_checkpoints", 2)));
        advance("PT2H");

        List<TrainingEvent> events = training.events(job.id());
        List<TrainingPoint> points = training.metrics(job.id(), MetricsQuery.ALL);
        List<TrainingCheckpoint> saved = training.checkpoints(job.id());

        assertThat(events)
                .extracting(TrainingEvent::type)
                .startsWith("job_pending", "job_start")
                .contains("checkpoint_save")
                .endsWith("job_complete");
        assertThat(events).allSatisfy(event -> assertThat(event).hasNoNullFieldsOrProperties());
        assertThat(events).extracting(TrainingEvent::level).containsOnly("info");
        assertThat(events.getFirst().message()).isEqualTo("Fine tune request created");
        assertThat(events).anySatisfy(event -> assertThat(event.step()).isPositive());
        assertThat(points).isNotEmpty();
        assertThat(points.getFirst().step()).isEqualTo(1);
        assertThat(points).allSatisfy(point -> assertThat(point.trainLoss()).isPositive());
        assertThat(points).allSatisfy(point -> assertThat(point.learningRate()).isNotNull());
        assertThat(saved).hasSize(2);
        assertThat(saved)
                .allSatisfy(one -> assertThat(one).hasNoNullFieldsOrPropertiesExcept("registered"));
        assertThat(saved.getLast().registered()).hasNoNullFieldsOrProperties();
        assertThat(saved.getLast().step()).isEqualTo(points.size());
    }

    @Test
    void metrics_withValidation_haveTheEvaluationsLoss() {
        String file = trainingFile().id();
        TrainingJob job =
                training.start(
                        new TrainingRequest(MODEL, file, file, "bot-1", Map.of("n_evals", 2)));
        advance("PT2H");

        assertThat(training.metrics(job.id(), MetricsQuery.ALL))
                .anySatisfy(point -> assertThat(point.evalLoss()).isPositive());
    }

    @Test
    void cancel_running_endsCancelled() {
        TrainingRequest request = small();
        TrainingJob job = training.start(request);
        advance("PT1M30S");

        TrainingJob asked = training.cancel(job.id());
        advance("PT5M");
        TrainingJob gone = training.job(job.id());

        assertThat(asked.id()).isEqualTo(job.id());
        assertThat(asked.status()).isEqualTo("cancel_requested");
        echoesShort(asked, request);
        assertThat(gone.status()).isEqualTo("cancelled");
        assertThat(gone.terminal()).isTrue();
        assertThat(asked.progress().secondsRemaining()).isNull();
        assertThat(refusal("", () -> training.cancel(job.id())))
                .isEqualTo(FailureKind.INVALID_DATA);
    }

    @Test
    void job_dataCannotBeUsed_isAUserError() {
        String file = trainingFile().id();
        lever(
                "/sandbox/faults",
                "{\"method\":\"POST\",\"route\":\"/v1/fine-tunes\",\"kind\":\"ends_user_error\"}");
        TrainingJob job = training.start(new TrainingRequest(MODEL, file, null, "bot-1", Map.of()));
        advance("PT2H");

        assertThat(training.job(job.id()).status()).isEqualTo("user_error");
        assertThat(training.job(job.id()).terminal()).isTrue();
        assertThat(training.events(job.id()))
                .anySatisfy(event -> assertThat(event.level()).isEqualTo("error"));
    }

    @Test
    void estimate_isTheMinimumForASmallFile() {
        PriceEstimate estimate = training.estimate(request(Map.of("n_epochs", 2)));

        assertThat(estimate).hasNoNullFieldsOrProperties();
        assertThat(estimate.totalUsd()).isEqualByComparingTo("4");
        assertThat(estimate.allowed()).isTrue();
        assertThat(estimate.limitUsd()).isPositive();
        assertThat(estimate.trainTokens()).isPositive();
        assertThat(estimate.evalTokens()).isZero();
    }

    @Test
    void limits_tunableModel_areStated() {
        TrainingLimits limits = training.limits(MODEL);

        assertThat(limits.counts().maxEpochs()).isEqualTo(20);
        assertThat(limits.counts().maxEvals()).isEqualTo(100);
        assertThat(limits.ranges().minLearningRate()).isEqualTo(1e-8);
        assertThat(limits.ranges().maxLearningRate()).isEqualTo(1e-2);
        assertThat(limits.counts()).hasNoNullFieldsOrProperties();
        assertThat(limits.ranges()).hasNoNullFieldsOrProperties();
        assertThat(limits.supports())
                .isEqualTo(
                        new TrainingLimits.Supports(
                                false, true, limits.supports().reasoning(), true));
        assertThat(limits.supports().reasoning()).isNotNull();
        assertThat(limits.lora().modules()).contains("q_proj");
        assertThat(limits.lora())
                .isEqualTo(new TrainingLimits.Method(1, 128, 64, 64, limits.lora().modules()));
        assertThat(limits.full()).isEqualTo(new TrainingLimits.Method(1, 128, 64, null, List.of()));
    }

    @Test
    void limits_unknownModel_isNotFound() {
        assertThat(refusal("", () -> training.limits("none/such")))
                .isEqualTo(FailureKind.NOT_FOUND);
    }
}
