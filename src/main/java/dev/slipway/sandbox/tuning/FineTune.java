package dev.slipway.sandbox.tuning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.clock.Phase;
import dev.slipway.sandbox.clock.Timeline;
import dev.slipway.sandbox.learn.Training;
import dev.slipway.sandbox.web.Digests;
import dev.slipway.sandbox.web.FaultKind;
import java.time.Instant;
import java.util.Set;

/**
 * A fine-tuning job.
 *
 * @param seq its place among all acts
 * @param who name of the key that made it
 * @param plan what was asked for and with which data
 * @param deleted hidden from lists; its model stays
 */
public record FineTune(
        String id,
        long seq,
        String who,
        Instant createdAt,
        Plan plan,
        Timeline timeline,
        boolean deleted) {
    private static final Set<String> TERMINAL =
            Set.of("completed", "error", "user_error", "cancelled");

    /**
     * What the ledger keeps of a job.
     *
     * @param request the request without its secrets
     * @param base catalogue name
     * @param outputName {@code <user>/<base>-<suffix>-<8hex>}
     * @param fate what a fault has in store for it; null for nothing
     */
    public record Plan(
            ObjectNode request, String base, String outputName, Data data, FaultKind fate) {}

    /**
     * The files, as they were when the job was made.
     *
     * @param validationSha null without a validation file
     * @param error why they cannot be trained on; null when they can
     */
    public record Data(
            String trainSha,
            String validationSha,
            int lines,
            long tokens,
            long evalTokens,
            String error) {}

    Hyperparameters hyper() {
        return Hyperparameters.of(plan.request);
    }

    Schedule schedule() {
        return Schedule.of(createdAt, plan.data.tokens * hyper().epochs());
    }

    Training.Plan training() {
        Hyperparameters hyper = hyper();
        return new Training.Plan(
                hyper.epochs(),
                hyper.batchFor(plan.data.lines),
                hyper.evals(),
                hyper.learningRate(),
                hyper.seed());
    }

    int steps() {
        return training().steps(plan.data.lines);
    }

    /** Steps done by {@code now}, also of a job that was stopped on the way. */
    int stepsDone(Instant now) {
        if (plan.data.error != null || timeline.reached("running", now).isEmpty()) {
            return 0;
        }
        return schedule().stepsBy(stoppedAt(now), steps());
    }

    /** Until when it worked: {@code now}, or when it was cancelled or failed. */
    Instant stoppedAt(Instant now) {
        return timeline.cutAt(now).phases().stream()
                .filter(phase -> phase.is("cancel_requested") || stopped(phase.state()))
                .map(Phase::from)
                .findFirst()
                .orElse(now);
    }

    private static boolean stopped(String state) {
        return TERMINAL.contains(state) && !state.equals("completed");
    }

    String status(Instant now) {
        return timeline.at(now).state();
    }

    boolean terminal(Instant now) {
        return TERMINAL.contains(status(now));
    }

    public boolean completed(Instant now) {
        return status(now).equals("completed");
    }

    /** True when its model is in the registry. */
    public boolean registered(Instant now) {
        return completed(now) && plan.fate != FaultKind.NO_REGISTRY_ID;
    }

    /** The job that goes on for this one; null unless that is its fate. */
    FineTune successor() {
        if (plan.fate != FaultKind.RESTARTS_AS_NEW_JOB) {
            return null;
        }
        Plan same = new Plan(plan.request, plan.base, plan.outputName, plan.data, null);
        String newId = "ft-" + Digests.sha256("restart:" + id).substring(0, 32);
        Instant at = schedule().halfTrained();
        return new FineTune(newId, seq, who, at, same, null, false);
    }

    /** {@code ml_...}: the deployable model, once {@link #registered}. */
    public String modelId() {
        return "ml_" + Digests.sha256("ml:" + id).substring(0, 24);
    }

    public String revisionId() {
        return "rv_" + Digests.sha256("rv:" + id).substring(0, 24);
    }

    public String modelName() {
        return plan.outputName.substring(plan.outputName.indexOf('/') + 1);
    }

    FineTune with(Timeline newTimeline) {
        return new FineTune(id, seq, who, createdAt, plan, newTimeline, deleted);
    }

    FineTune gone() {
        return new FineTune(id, seq, who, createdAt, plan, timeline, true);
    }
}
