package dev.slipway.model.weights;

import dev.slipway.model.CustomModel;
import dev.slipway.model.Stage;
import dev.slipway.provider.Generation;
import java.time.Duration;

/** Decides the next step of weights on their way to the provider. Pure. */
final class IntakeDecision {
    /** The provider's own trouble with a validation may pass; after this a person is asked. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    /** Together tells of no limit, and of uploads that never end when a source is out of reach. */
    private static final Duration LONGEST = Duration.ofHours(12);

    private IntakeDecision() {}

    static IntakeStep decide(CustomModel model, IntakeFacts facts) {
        return switch (model.stage) {
            case CHECKING -> new IntakeStep.Check();
            case UPLOADING -> uploading(model, facts);
            case VALIDATING -> validating(model, facts);
            default -> throw new IllegalStateException(model.id + " is " + model.stage);
        };
    }

    private static IntakeStep uploading(CustomModel model, IntakeFacts facts) {
        if (model.apiGeneration == Generation.V2 && model.togetherModelId == null) {
            return new IntakeStep.MakeRecord();
        }
        if (model.weights.uploadId == null) {
            return new IntakeStep.Upload();
        }
        IntakeFacts.Upload upload = facts.upload();
        return switch (upload.phase()) {
            case RUNNING -> patient(model, facts, upload.raw(), "upload");
            case DONE -> new IntakeStep.Move(Stage.VALIDATING, "the provider has the weights");
            case MISSED -> new IntakeStep.Missed();
            case GONE ->
                    new IntakeStep.Hold(
                            "the provider no longer knows the upload; resume starts it again",
                            true);
            case FAILED -> failed(upload.trouble());
        };
    }

    private static IntakeStep failed(IntakeFacts.Trouble trouble) {
        return trouble.kind().mendable()
                ? new IntakeStep.Hold(
                        trouble.sentence() + " Then resume: the upload is started again.", true)
                : new IntakeStep.Fail(trouble.sentence());
    }

    private static IntakeStep validating(CustomModel model, IntakeFacts facts) {
        IntakeFacts.Validation validation = facts.validation();
        return switch (validation.phase()) {
            case FAILED -> new IntakeStep.Fail(validation.trouble().sentence());
            case DONE -> drift(model, facts);
            case RUNNING, MISSED, GONE -> waiting(model, facts);
        };
    }

    private static IntakeStep waiting(CustomModel model, IntakeFacts facts) {
        boolean troubled =
                facts.validation().trouble() != null
                        && facts.now().isAfter(model.updatedAt.plus(PATIENCE));
        return troubled
                ? new IntakeStep.Hold(
                        "the provider cannot validate the weights: %s; resume looks again"
                                .formatted(facts.validation().trouble().text()),
                        false)
                : patient(model, facts, facts.validation().raw(), "validation");
    }

    private static IntakeStep patient(
            CustomModel model, IntakeFacts facts, String raw, String what) {
        return facts.now().isAfter(model.updatedAt.plus(LONGEST))
                ? new IntakeStep.Hold(
                        ("the %s has not ended in %d hours, the provider says %s; resume waits on,"
                                        + " cancel gives it up")
                                .formatted(what, LONGEST.toHours(), raw),
                        false)
                : new IntakeStep.Note(raw, what);
    }

    /** Together takes no commit on upload, so what it fetched is what the branch named then. */
    private static IntakeStep drift(CustomModel model, IntakeFacts facts) {
        boolean moved =
                model.weights.repository != null && !model.weights.commit.equals(facts.hubCommit());
        return moved
                ? new IntakeStep.Hold(
                        ("SOURCE_DRIFT: %s moved from commit %s, which was checked, to %s while it was"
                                        + " uploaded, so it is not known which of them the provider has."
                                        + " Cancel this version and register the new commit")
                                .formatted(
                                        model.weights.repository,
                                        shortened(model.weights.commit),
                                        shortened(facts.hubCommit())),
                        false)
                : new IntakeStep.Move(Stage.UPLOADED, "uploaded and validated");
    }

    static String shortened(String commit) {
        return commit == null ? "unknown" : commit.substring(0, Math.min(8, commit.length()));
    }
}
