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
 * @param signs what else was seen of what was submitted
 * @param maybeSubmitted whether a create was ever sent whose end is not known to be "nothing made"
 */
record FineTuneFacts(
        Placed training,
        Placed validation,
        TrainingJob remote,
        Restart restart,
        boolean maybeSubmitted,
        Signs signs) {

    FineTuneFacts(
            Placed training,
            Placed validation,
            TrainingJob remote,
            Restart restart,
            boolean maybeSubmitted) {
        this(training, validation, remote, restart, maybeSubmitted, Signs.NONE);
    }

    /**
     * @param wrong how what was made is something else than was asked for; null when it is not
     * @param lost the provider has said often and long enough that it is not there
     */
    record Signs(String wrong, boolean lost) {
        static final Signs NONE = new Signs(null, false);
    }

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
