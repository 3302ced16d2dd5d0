package dev.slipway.finetune;

import dev.slipway.provider.TrainingJob;

/**
 * What is to be done next for a fine-tune; decided by {@link FineTuneDecision}, done by {@link
 * FineTuneWorker}.
 */
sealed interface FineTuneStep {

    /** Only the record moves. */
    record Move(FineTuneState to, String why) implements FineTuneStep {}

    /** Ask for the files to be at the provider. */
    record PlaceFiles() implements FineTuneStep {}

    /** Start the job at the provider, or find out whether it was started. */
    record Submit() implements FineTuneStep {}

    /** Ask the provider to cancel. */
    record AskCancel(String providerJobId) implements FineTuneStep {}

    /** The provider goes on under another id. */
    record Follow(TrainingJob restarted) implements FineTuneStep {}

    /** Keep what the provider says; nothing ended. */
    record Note(TrainingJob remote) implements FineTuneStep {}

    /** The job made a model: register it. */
    record Succeed(TrainingJob remote) implements FineTuneStep {}

    /** The job ended at the provider without a model. */
    record End(FineTuneState to, String why, TrainingJob remote) implements FineTuneStep {}

    /**
     * A person must help.
     *
     * @param again true: the next try is a new submission
     * @param remote what the provider said last, and may have charged for; null when nothing
     */
    record Hold(String why, boolean again, TrainingJob remote) implements FineTuneStep {}

    /** It was looked for in vain; that has to be seen again before it counts. */
    record Missed() implements FineTuneStep {}

    /** Nothing now. */
    record Wait() implements FineTuneStep {}
}
