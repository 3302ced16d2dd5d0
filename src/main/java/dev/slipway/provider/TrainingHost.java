package dev.slipway.provider;

import java.util.List;

/** Trains. Only {@link #start} costs money. */
public interface TrainingHost {

    /**
     * Starts a job: sent once, never resent.
     *
     * @throws ProviderException {@link ProviderException#outcome()} tells whether a job may exist
     */
    TrainingJob start(TrainingRequest request);

    TrainingJob job(String id);

    /** All jobs of the account, whole; a job just started is in it or, for seconds, not yet. */
    List<TrainingJob> jobs();

    List<TrainingEvent> events(String id);

    /** What the job measured so far, in the order of its steps; empty before the first. */
    List<TrainingPoint> metrics(String id, MetricsQuery query);

    /** The weights it saved so far, in the order of its steps. */
    List<TrainingCheckpoint> checkpoints(String id);

    /**
     * Asks to cancel; the job says {@code cancelled} later, or {@code completed} when it lost the
     * race.
     */
    TrainingJob cancel(String id);

    /** Needs the training file validated at the provider. */
    PriceEstimate estimate(TrainingRequest request);

    /**
     * @throws ProviderException {@link FailureKind#NOT_FOUND} for a base that cannot be tuned
     */
    TrainingLimits limits(String model);

    /**
     * Weights as one {@code tar.zst}, up to hundreds of gigabytes: read while they come.
     *
     * @throws ProviderException {@link FailureKind#NOT_FOUND} for a job or checkpoint without them
     */
    RemoteContent download(String id, TrainedWeights wanted);
}
