package dev.slipway.finetune;

import dev.slipway.dataset.ProviderFiles.Placed;
import dev.slipway.dataset.ProviderFiles.State;
import dev.slipway.provider.TrainingJob;
import java.util.Objects;
import java.util.stream.Stream;

/** Decides the next step from the record and the facts. Pure: no clock, no calls, no database. */
final class FineTuneDecision {
    private FineTuneDecision() {}

    static FineTuneStep decide(FineTuneJob job, FineTuneFacts facts) {
        boolean cancel = job.cancelRequestedAt != null;
        return switch (job.state) {
            case QUEUED ->
                    cancel
                            ? cancelling()
                            : new FineTuneStep.Move(
                                    FineTuneState.CHECKING_DATA, "worker took it up");
            case CHECKING_DATA -> cancel ? cancelling() : checkingData(job, facts);
            case SUBMITTING ->
                    cancel && !facts.maybeSubmitted() ? cancelling() : new FineTuneStep.Submit();
            case TRAINING ->
                    restarted(facts)
                            ? restart(facts)
                            : cancel && running(facts) ? cancelling() : training(job, facts);
            case HELD -> cancel ? cancelling() : new FineTuneStep.Wait();
            case CANCELLING -> restarted(facts) ? restart(facts) : cancelled(job, facts);
            case SUCCEEDED, FAILED, CANCELLED -> new FineTuneStep.Wait();
        };
    }

    private static FineTuneStep cancelling() {
        return new FineTuneStep.Move(FineTuneState.CANCELLING, "cancel was requested");
    }

    private static boolean restarted(FineTuneFacts facts) {
        return facts.restart().job() != null || facts.restart().announced();
    }

    /** An announced restart that is not in the list yet is waited for. */
    private static FineTuneStep restart(FineTuneFacts facts) {
        TrainingJob job = facts.restart().job();
        return job == null ? new FineTuneStep.Note(facts.remote()) : new FineTuneStep.Follow(job);
    }

    private static boolean running(FineTuneFacts facts) {
        return facts.remote() != null && !facts.remote().terminal();
    }

    private static FineTuneStep checkingData(FineTuneJob job, FineTuneFacts facts) {
        if (facts.training() == null || job.validationFile != null && facts.validation() == null) {
            return new FineTuneStep.PlaceFiles();
        }
        for (Placed file :
                Stream.of(facts.training(), facts.validation()).filter(Objects::nonNull).toList()) {
            if (file.state() == State.REFUSED) {
                return new FineTuneStep.End(
                        FineTuneState.FAILED,
                        "the provider refused the file: " + file.problem(),
                        null);
            }
            if (file.state() != State.USABLE) {
                return new FineTuneStep.Wait();
            }
        }
        return new FineTuneStep.Move(FineTuneState.SUBMITTING, "the provider accepted the files");
    }

    private static FineTuneStep training(FineTuneJob job, FineTuneFacts facts) {
        TrainingJob remote = facts.remote();
        if (remote == null) {
            return facts.signs().lost()
                    ? new FineTuneStep.Hold(
                            "the provider no longer knows "
                                    + job.providerJobId
                                    + "; look for it there, retry submits it again",
                            true,
                            null)
                    : new FineTuneStep.Missed();
        }
        if (!remote.terminal()) {
            return new FineTuneStep.Note(remote);
        }
        if (remote.is("completed")) {
            return completed(job, remote);
        }
        if (remote.is("cancelled")) {
            // Together cancels by itself when a balance check fails; a person can mend that.
            return new FineTuneStep.Hold(
                    "the provider cancelled the job without being asked, usually for want of balance:"
                            + " check the account, then retry",
                    true,
                    remote);
        }
        return new FineTuneStep.End(
                FineTuneState.FAILED, "the provider ended the job as " + remote.status(), remote);
    }

    private static FineTuneStep completed(FineTuneJob job, TrainingJob remote) {
        if (remote.result() == null || job.deployable(remote.result()) == null) {
            return new FineTuneStep.Hold(
                    "training completed, but the provider names no model object to deploy (its registry"
                            + " upload did not run): ask Together's support to register job "
                            + remote.id()
                            + ", then retry",
                    false,
                    remote);
        }
        return new FineTuneStep.Succeed(remote);
    }

    private static FineTuneStep cancelled(FineTuneJob job, FineTuneFacts facts) {
        TrainingJob remote = facts.remote();
        if (remote == null && job.providerJobId != null) {
            return facts.signs().lost()
                    ? new FineTuneStep.End(
                            FineTuneState.CANCELLED, "the provider no longer knows it", null)
                    : new FineTuneStep.Missed();
        }
        if (remote == null) {
            return facts.maybeSubmitted()
                    ? new FineTuneStep.Submit()
                    : new FineTuneStep.End(
                            FineTuneState.CANCELLED, "cancelled before it was submitted", null);
        }
        if (!remote.terminal()) {
            return remote.is("cancel_requested")
                    ? new FineTuneStep.Note(remote)
                    : new FineTuneStep.AskCancel(remote.id());
        }
        if (facts.signs().wrong() != null) {
            return new FineTuneStep.End(FineTuneState.FAILED, facts.signs().wrong(), remote);
        }
        if (remote.is("completed")) {
            return completed(job, remote);
        }
        return new FineTuneStep.End(
                remote.is("cancelled") ? FineTuneState.CANCELLED : FineTuneState.FAILED,
                "the provider ended the job as " + remote.status(),
                remote);
    }
}
