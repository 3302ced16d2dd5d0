package dev.slipway.finetune;

import dev.slipway.dataset.ProviderFiles.Placed;
import dev.slipway.provider.TrainingJob;

/**
 * What the world says about a fine-tune.
 *
 * @param training where the training file is at the provider; null when nobody asked for it yet
 * @param validation the same; null also when there is none
 * @param remote the job there; null when its id is not known
 * @param restart of {@code remote}
 * @param maybeSubmitted whether a create was ever sent whose end is not known to be "nothing made"
 */
record FineTuneFacts(
        Placed training,
        Placed validation,
        TrainingJob remote,
        Restart restart,
        boolean maybeSubmitted) {

    /** Of a job that nobody restarted, or that is still running. */
    FineTuneFacts(Placed training, Placed validation, TrainingJob remote, boolean maybeSubmitted) {
        this(training, validation, remote, Restart.NONE, maybeSubmitted);
    }

    /**
     * The provider's own second attempt at a job that broke on its side: a job with another id.
     *
     * @param job null when it has not been found
     * @param announced whether the first job's log says that there is one
     */
    record Restart(TrainingJob job, boolean announced) {
        static final Restart NONE = new Restart(null, false);
    }
}
