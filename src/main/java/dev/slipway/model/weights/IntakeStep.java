package dev.slipway.model.weights;

import dev.slipway.model.Stage;

/** What is to be done next for weights on their way; decided by {@link IntakeDecision}. */
sealed interface IntakeStep {

    /** Hold the weights against the rules. */
    record Check() implements IntakeStep {}

    /** Make the record that the upload goes into (generation V2). */
    record MakeRecord() implements IntakeStep {}

    record Upload() implements IntakeStep {}

    /** Keep the provider's word, and look again. */
    record Note(String raw, String of) implements IntakeStep {}

    /** The upload was looked for in vain; that has to be seen again before it counts. */
    record Missed() implements IntakeStep {}

    record Move(Stage to, String why) implements IntakeStep {}

    record Fail(String why) implements IntakeStep {}

    /**
     * @param again true when a person's resume is to start the upload anew
     */
    record Hold(String why, boolean again) implements IntakeStep {}
}
