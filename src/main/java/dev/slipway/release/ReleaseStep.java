package dev.slipway.release;

import dev.slipway.model.Stage;
import java.time.Instant;

/**
 * What is to be done next for a model; decided by {@link ReleaseDecision}, done by {@link
 * ReleaseSettle}.
 */
sealed interface ReleaseStep {

    record Move(Stage to, String why) implements ReleaseStep {}

    /** Check, upload or validate the weights: one step of it. */
    record TakeIn() implements ReleaseStep {}

    /** Take the uploaded weights away from the provider. */
    record RemoveWeights() implements ReleaseStep {}

    /** Ask for GPUs, the first or the next generation. */
    record Deploy(String why) implements ReleaseStep {}

    /** Start the run of the plan's suite. */
    record Evaluate() implements ReleaseStep {}

    /** Take the verdict over into the record and go on. */
    record Approve(String why) implements ReleaseStep {}

    /** Give it the canary's share. */
    record StartCanary() implements ReleaseStep {}

    /** Give it all traffic; the version before stands by. */
    record GoLive(String why) implements ReleaseStep {}

    /** Give its traffic back to the version before, and stand by. */
    record StepBack(String why) implements ReleaseStep {}

    record Hold(String why, Instant until) implements ReleaseStep {}

    /** Leave HELD, to this stage. */
    record Release(Stage to, String why) implements ReleaseStep {}

    /** Begin the end. */
    record Close(Stage outcome, String why) implements ReleaseStep {}

    /** Take down what it owns, so that it can end. */
    record TakeDown() implements ReleaseStep {}

    /** Let the GPUs of a version that stands by for long enough go. */
    record StopReplicas(String why) implements ReleaseStep {}

    /** Forget a wish that has become pointless. */
    record DropWish() implements ReleaseStep {}

    /** Look again at this moment; null: only when something changes. */
    record Rest(Instant until) implements ReleaseStep {}
}
