package dev.slipway.finetune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.dataset.ProviderFiles.Placed;
import dev.slipway.dataset.ProviderFiles.State;
import dev.slipway.provider.TrainingJob;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FineTuneDecisionTest {
    private static final FineTuneFacts NOTHING = new FineTuneFacts(null, null, null, false);

    @ParameterizedTest
    @EnumSource(names = {"TRAINING", "CANCELLING"})
    void brokenAtTheProvider_restartedThere_isFollowed(FineTuneState state) {
        FineTuneFacts broken = remote("error", null);
        FineTuneFacts facts =
                new FineTuneFacts(
                        null,
                        null,
                        broken.remote(),
                        new FineTuneFacts.Restart(remote("running", null).remote(), true),
                        true);

        assertThat(decide(state, facts)).isEqualTo(new FineTuneStep.Follow(facts.restart().job()));
    }

    @Test
    void brokenAtTheProvider_restartAnnouncedOnly_isWaitedFor() {
        FineTuneFacts facts =
                new FineTuneFacts(
                        null,
                        null,
                        remote("error", null).remote(),
                        new FineTuneFacts.Restart(null, true),
                        true);

        assertThat(decide(FineTuneState.TRAINING, facts)).isInstanceOf(FineTuneStep.Note.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancelled", "completed", "error"})
    void cancelling_whatWasNotAskedFor_failsWhateverBecameOfIt(String status) {
        FineTuneFacts facts = remote(status, "ml_9");

        assertThat(
                        decide(
                                FineTuneState.CANCELLING,
                                new FineTuneFacts(
                                        null,
                                        null,
                                        facts.remote(),
                                        FineTuneFacts.Restart.NONE,
                                        true,
                                        new FineTuneFacts.Signs("another model", false))))
                .isInstanceOfSatisfying(
                        FineTuneStep.End.class,
                        end -> {
                            assertThat(end.to()).isEqualTo(FineTuneState.FAILED);
                            assertThat(end.why()).isEqualTo("another model");
                        });
    }

    @ParameterizedTest
    @EnumSource(names = {"TRAINING", "CANCELLING"})
    void submitted_notFound_isBelievedOnlyWhenItIsSure(FineTuneState state) {
        FineTuneJob job = new FineTuneJob();
        job.state = state;
        job.providerJobId = "ft-1";

        assertThat(FineTuneDecision.decide(job, signs(false)))
                .isInstanceOf(FineTuneStep.Missed.class);
        assertThat(FineTuneDecision.decide(job, signs(true)))
                .isInstanceOf(
                        state == FineTuneState.TRAINING
                                ? FineTuneStep.Hold.class
                                : FineTuneStep.End.class);
    }

    private static FineTuneFacts signs(boolean lost) {
        return new FineTuneFacts(
                null,
                null,
                null,
                FineTuneFacts.Restart.NONE,
                true,
                new FineTuneFacts.Signs(null, lost));
    }

    @ParameterizedTest
    @CsvSource({
        "'', s0a1b2c3d4-9z8y7x6w5v4t3s2r-train-g1",
        "'bot', bot-s0a1b2c3d4-9z8y7x6w5v4t3s2r-train-g1",
        "'a-suffix-that-somebody-gave-before-there-was-a-limit',"
                + " a-suffix-that-somebody-gave-s0a1b2c3d4-9z8y7x6w5v4t3s2r-train-g1"
    })
    void suffix_whateverItsLength_endsInTheWholeToken(String own, String expected) {
        String suffix = FineTuneSubmit.suffix(own, "s0a1b2c3d4-9z8y7x6w5v4t3s2r-train-g1");

        assertThat(suffix).isEqualTo(expected).hasSizeLessThanOrEqualTo(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "user_error", "USER_ERROR"})
    void brokenForGood_ends(String status) {
        assertThat(decide(FineTuneState.TRAINING, remote(status, null)))
                .isInstanceOf(FineTuneStep.End.class);
    }

    @Test
    void checkingData_filesNotThere_asksForThem() {
        assertThat(decide(FineTuneState.CHECKING_DATA, NOTHING))
                .isInstanceOf(FineTuneStep.PlaceFiles.class);
    }

    @Test
    void checkingData_fileRefused_endsWithTheProvidersReason() {
        FineTuneFacts facts = files(new Placed("f", State.REFUSED, "file-1", "line 3 is no JSON"));

        assertThat(decide(FineTuneState.CHECKING_DATA, facts))
                .isEqualTo(
                        new FineTuneStep.End(
                                FineTuneState.FAILED,
                                "the provider refused the file: line 3 is no JSON",
                                null));
    }

    @Test
    void checkingData_fileSent_waits() {
        assertThat(
                        decide(
                                FineTuneState.CHECKING_DATA,
                                files(new Placed("f", State.SENT, "x", null))))
                .isInstanceOf(FineTuneStep.Wait.class);
    }

    @Test
    void checkingData_validationFileMissing_asksForBoth() {
        FineTuneJob job = job(FineTuneState.CHECKING_DATA);
        job.validationFile = "file_2";

        assertThat(FineTuneDecision.decide(job, files(new Placed("f", State.USABLE, "x", null))))
                .isInstanceOf(FineTuneStep.PlaceFiles.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "queued", "running", "compressing", "a_word_of_tomorrow"})
    void training_notEnded_isNotedAndPolledOn(String status) {
        assertThat(decide(FineTuneState.TRAINING, remote(status, null)))
                .isInstanceOf(FineTuneStep.Note.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "user_error", "USER_ERROR"})
    void training_providerEndedItBadly_fails(String status) {
        assertThat(decide(FineTuneState.TRAINING, remote(status, null)))
                .isInstanceOfSatisfying(
                        FineTuneStep.End.class,
                        end -> assertThat(end.to()).isEqualTo(FineTuneState.FAILED));
    }

    @Test
    void training_completedWithAModelObject_succeeds() {
        assertThat(decide(FineTuneState.TRAINING, remote("completed", "ml_1")))
                .isInstanceOf(FineTuneStep.Succeed.class);
    }

    @Test
    void training_completedWithoutAModelObject_isHeldWithWhatToDo() {
        assertThat(decide(FineTuneState.TRAINING, remote("completed", null)))
                .isInstanceOfSatisfying(
                        FineTuneStep.Hold.class,
                        hold -> {
                            assertThat(hold.again()).isFalse();
                            assertThat(hold.why()).contains("support", "retry");
                        });
    }

    @Test
    void training_cancelledUnasked_isHeldForANewSubmission() {
        FineTuneFacts facts = remote("cancelled", null);

        assertThat(decide(FineTuneState.TRAINING, facts))
                .isInstanceOfSatisfying(
                        FineTuneStep.Hold.class,
                        hold -> {
                            assertThat(hold.again()).isTrue();
                            assertThat(hold.remote()).as("what it cost").isSameAs(facts.remote());
                        });
    }

    @ParameterizedTest
    @EnumSource(
            value = FineTuneState.class,
            names = {"QUEUED", "CHECKING_DATA", "SUBMITTING", "HELD"})
    void cancel_nothingSubmitted_movesToCancelling(FineTuneState state) {
        assertThat(FineTuneDecision.decide(cancelled(state), NOTHING))
                .isInstanceOfSatisfying(
                        FineTuneStep.Move.class,
                        move -> assertThat(move.to()).isEqualTo(FineTuneState.CANCELLING));
    }

    @Test
    void cancel_submissionOfUnknownOutcome_findsOutFirst() {
        FineTuneFacts unknown = new FineTuneFacts(null, null, null, true);

        assertThat(FineTuneDecision.decide(cancelled(FineTuneState.SUBMITTING), unknown))
                .isInstanceOf(FineTuneStep.Submit.class);
        assertThat(FineTuneDecision.decide(cancelled(FineTuneState.CANCELLING), unknown))
                .isInstanceOf(FineTuneStep.Submit.class);
    }

    @Test
    void cancelling_running_asksOnceAndThenWaits() {
        assertThat(decide(FineTuneState.CANCELLING, remote("running", null)))
                .isInstanceOf(FineTuneStep.AskCancel.class);
        assertThat(decide(FineTuneState.CANCELLING, remote("cancel_requested", null)))
                .isInstanceOf(FineTuneStep.Note.class);
    }

    @Test
    void cancelling_lostTheRace_succeeds() {
        assertThat(decide(FineTuneState.CANCELLING, remote("completed", "ml_1")))
                .isInstanceOf(FineTuneStep.Succeed.class);
    }

    @Test
    void cancelling_providerConfirms_isCancelled() {
        assertThat(decide(FineTuneState.CANCELLING, remote("cancelled", null)))
                .isInstanceOfSatisfying(
                        FineTuneStep.End.class,
                        end -> assertThat(end.to()).isEqualTo(FineTuneState.CANCELLED));
    }

    @ParameterizedTest
    @EnumSource(
            value = FineTuneState.class,
            names = {"SUCCEEDED", "FAILED", "CANCELLED"})
    void terminal_nothingIsDone(FineTuneState state) {
        assertThat(FineTuneDecision.decide(cancelled(state), remote("running", null)))
                .isInstanceOf(FineTuneStep.Wait.class);
    }

    private static FineTuneStep decide(FineTuneState state, FineTuneFacts facts) {
        return FineTuneDecision.decide(job(state), facts);
    }

    private static FineTuneJob job(FineTuneState state) {
        FineTuneJob job = new FineTuneJob();
        job.id = "ft_1";
        job.state = state;
        return job;
    }

    private static FineTuneJob cancelled(FineTuneState state) {
        FineTuneJob job = job(state);
        job.cancelRequestedAt = Instant.parse("2026-11-21T00:00:00Z");
        return job;
    }

    private static FineTuneFacts files(Placed training) {
        return new FineTuneFacts(training, null, null, false);
    }

    private static FineTuneFacts remote(String status, String modelObjectId) {
        return new FineTuneFacts(
                null,
                null,
                new TrainingJob(
                        "ft-1",
                        status,
                        null,
                        null,
                        null,
                        new TrainingJob.Result(modelObjectId, null, null, null, null),
                        null,
                        null,
                        null),
                true);
    }
}
