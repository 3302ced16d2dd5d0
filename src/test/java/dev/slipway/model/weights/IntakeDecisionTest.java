package dev.slipway.model.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.CustomModel;
import dev.slipway.model.Stage;
import dev.slipway.model.weights.IntakeFacts.Phase;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.Generation;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IntakeDecisionTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final String COMMIT = "a".repeat(40);

    @Test
    void checking_isChecked() {
        assertThat(decide(model(Stage.CHECKING), null, null)).isInstanceOf(IntakeStep.Check.class);
    }

    @Test
    void uploading_v2WithoutRecord_makesItBeforeTheUpload() {
        CustomModel model = model(Stage.UPLOADING);
        model.togetherModelId = null;
        assertThat(decide(model, null, null)).isInstanceOf(IntakeStep.MakeRecord.class);
        model.togetherModelId = "ml_1";
        assertThat(decide(model, null, null)).isInstanceOf(IntakeStep.Upload.class);
    }

    @Test
    void uploading_v1_hasNoRecord() {
        CustomModel model = model(Stage.UPLOADING);
        model.apiGeneration = Generation.V1;
        model.togetherModelId = null;
        assertThat(decide(model, null, null)).isInstanceOf(IntakeStep.Upload.class);
    }

    @Test
    void uploading_running_keepsTheProvidersWord() {
        assertThat(decide(uploading(), upload(Phase.RUNNING, null), null))
                .isEqualTo(new IntakeStep.Note("A_WORD", "upload"));
        assertThat(decide(uploading(), upload(Phase.DONE, null), null))
                .isInstanceOfSatisfying(
                        IntakeStep.Move.class,
                        move -> assertThat(move.to()).isEqualTo(Stage.VALIDATING));
    }

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void uploading_failed_isHeldForWhatAPersonCanMend(FailureKind kind) {
        IntakeStep step = decide(uploading(), upload(Phase.FAILED, trouble(kind)), null);
        switch (kind) {
            case BAD_CREDENTIALS,
                    BALANCE,
                    RATE_LIMITED,
                    CAPACITY,
                    PROVIDER_DOWN,
                    GENERATION_CLOSED ->
                    assertThat(step)
                            .isInstanceOfSatisfying(
                                    IntakeStep.Hold.class,
                                    hold -> {
                                        assertThat(hold.again()).isTrue();
                                        assertThat(hold.why()).contains("broken so", "do this");
                                    });
            default ->
                    assertThat(step)
                            .isInstanceOfSatisfying(
                                    IntakeStep.Fail.class,
                                    fail ->
                                            assertThat(fail.why())
                                                    .contains("broken so", "do this"));
        }
    }

    @Test
    void uploading_jobGone_isStartedAgainByAPerson() {
        assertThat(decide(uploading(), upload(Phase.GONE, null), null))
                .isInstanceOfSatisfying(
                        IntakeStep.Hold.class, hold -> assertThat(hold.again()).isTrue());
    }

    @Test
    void validating_done_isUploadedOnlyWhenTheSourceDidNotMove() {
        CustomModel model = model(Stage.VALIDATING);
        IntakeFacts.Validation done = new IntakeFacts.Validation(Phase.DONE, "SUCCESS", null);
        assertThat(IntakeDecision.decide(model, new IntakeFacts(null, done, COMMIT, NOW)))
                .isInstanceOfSatisfying(
                        IntakeStep.Move.class,
                        move -> assertThat(move.to()).isEqualTo(Stage.UPLOADED));
        assertThat(IntakeDecision.decide(model, new IntakeFacts(null, done, "b".repeat(40), NOW)))
                .isInstanceOfSatisfying(
                        IntakeStep.Hold.class,
                        hold ->
                                assertThat(hold.why())
                                        .contains("SOURCE_DRIFT", "aaaaaaaa", "bbbbbbbb"));
        model.weights.repository = null;
        model.weights.archiveRef = "archive";
        assertThat(IntakeDecision.decide(model, new IntakeFacts(null, done, null, NOW)))
                .isInstanceOf(IntakeStep.Move.class);
    }

    @Test
    void validating_failed_saysTheRuleThatWasBroken() {
        IntakeFacts.Validation failed =
                new IntakeFacts.Validation(Phase.FAILED, "F", trouble(FailureKind.WRONG_BASE));
        assertThat(decide(model(Stage.VALIDATING), null, failed))
                .isInstanceOf(IntakeStep.Fail.class);
    }

    @Test
    void validating_providersOwnTrouble_isWaitedForAndThenHeld() {
        CustomModel model = model(Stage.VALIDATING);
        IntakeFacts.Validation error =
                new IntakeFacts.Validation(
                        Phase.RUNNING, "ERROR", trouble(FailureKind.PROVIDER_DOWN));
        model.updatedAt = NOW.minusSeconds(60);
        assertThat(decide(model, null, error))
                .isEqualTo(new IntakeStep.Note("ERROR", "validation"));
        model.updatedAt = NOW.minusSeconds(31 * 60);
        assertThat(decide(model, null, error)).isInstanceOf(IntakeStep.Hold.class);
        IntakeFacts.Validation slow = new IntakeFacts.Validation(Phase.RUNNING, "PENDING", null);
        assertThat(decide(model, null, slow)).isInstanceOf(IntakeStep.Note.class);
    }

    @Test
    void withoutEnd_isHeldAfterHalfADay() {
        CustomModel upload = uploading();
        upload.updatedAt = NOW.minus(Duration.ofHours(13));
        assertThat(decide(upload, upload(Phase.RUNNING, null), null))
                .isInstanceOfSatisfying(
                        IntakeStep.Hold.class,
                        hold -> {
                            assertThat(hold.why()).contains("12 hours", "A_WORD", "resume");
                            assertThat(hold.again()).as("the upload goes on").isFalse();
                        });
        CustomModel validation = model(Stage.VALIDATING);
        validation.updatedAt = upload.updatedAt;
        assertThat(
                        decide(
                                validation,
                                null,
                                new IntakeFacts.Validation(Phase.RUNNING, "PENDING", null)))
                .isInstanceOf(IntakeStep.Hold.class);
    }

    @Test
    void otherStages_areNoneOfItsBusiness() {
        assertThatThrownBy(() -> decide(model(Stage.LIVE), null, null))
                .hasMessageContaining("LIVE");
    }

    private static IntakeStep decide(
            CustomModel model, IntakeFacts.Upload upload, IntakeFacts.Validation validation) {
        return IntakeDecision.decide(model, new IntakeFacts(upload, validation, COMMIT, NOW));
    }

    private static IntakeFacts.Upload upload(Phase phase, IntakeFacts.Trouble trouble) {
        return new IntakeFacts.Upload(phase, "A_WORD", trouble);
    }

    private static IntakeFacts.Trouble trouble(FailureKind kind) {
        return new IntakeFacts.Trouble("broken so", kind, "do this");
    }

    private static CustomModel uploading() {
        CustomModel model = model(Stage.UPLOADING);
        model.weights.uploadId = "job_1";
        return model;
    }

    private static CustomModel model(Stage stage) {
        CustomModel model = new CustomModel();
        model.id = "model_1";
        model.stage = stage;
        model.apiGeneration = Generation.V2;
        model.togetherModelId = "ml_1";
        model.updatedAt = NOW;
        model.weights.repository = "acme/bot";
        model.weights.commit = COMMIT;
        return model;
    }
}
