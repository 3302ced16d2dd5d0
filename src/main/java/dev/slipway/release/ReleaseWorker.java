package dev.slipway.release;

import dev.slipway.lifecycle.Claim;
import dev.slipway.lifecycle.Settlement;
import dev.slipway.lifecycle.Tx;
import dev.slipway.lifecycle.WorkHandler;
import dev.slipway.model.CustomModel;
import dev.slipway.model.Models;
import dev.slipway.model.weights.Intake;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/**
 * Takes a model one step further. The only handler of models: one work item each, one mind about
 * it.
 */
@ApplicationScoped
class ReleaseWorker implements WorkHandler {
    /**
     * When nothing is to be done until something changes, which wakes it; a second look all the
     * same.
     */
    private static final Duration SECOND_LOOK = Duration.ofSeconds(30);

    private final Models models;
    private final ReleaseObserver observer;
    private final ReleaseSettle settle;
    private final TrafficSettle traffic;
    private final Intake intake;

    ReleaseWorker(
            Models models,
            ReleaseObserver observer,
            ReleaseSettle settle,
            TrafficSettle traffic,
            Intake intake) {
        this.intake = intake;
        this.models = models;
        this.observer = observer;
        this.settle = settle;
        this.traffic = traffic;
    }

    @Override
    public String kind() {
        return CustomModel.KIND;
    }

    @Override
    public Settlement work(Claim claim) {
        CustomModel model = Tx.call(() -> models.get(claim.subject()));
        if (model.stage.terminal()) {
            return Settlement.done();
        }
        ReleaseFacts facts = observer.facts(model);
        return act(claim, model, facts, ReleaseDecision.decide(model, facts));
    }

    private Settlement act(Claim claim, CustomModel model, ReleaseFacts facts, ReleaseStep step) {
        return switch (step) {
            case ReleaseStep.TakeIn next -> intake.step(claim, model);
            case ReleaseStep.RemoveWeights rest -> intake.remove(claim, model);
            case ReleaseStep.Move move ->
                    Settlement.next(settle.move(model, facts, move.to(), move.why()));
            case ReleaseStep.Deploy deploy ->
                    Settlement.again(SECOND_LOOK, settle.deploy(model, facts, deploy.why()));
            case ReleaseStep.Evaluate run ->
                    Settlement.again(SECOND_LOOK, settle.evaluate(model, facts));
            case ReleaseStep.Approve ok -> Settlement.next(settle.approve(model, facts, ok.why()));
            case ReleaseStep.StartCanary start -> Settlement.next(traffic.canary(model, facts));
            case ReleaseStep.GoLive live -> Settlement.next(traffic.live(model, facts, live.why()));
            case ReleaseStep.StepBack back ->
                    Settlement.next(traffic.stepBack(model, facts, back.why()));
            case ReleaseStep.Hold hold ->
                    Settlement.again(
                            SECOND_LOOK, traffic.hold(model, facts, hold.why(), hold.until()));
            case ReleaseStep.Release out ->
                    Settlement.next(settle.release(model, facts, out.to(), out.why()));
            case ReleaseStep.Close close ->
                    Settlement.next(traffic.close(model, facts, close.outcome(), close.why()));
            case ReleaseStep.TakeDown down ->
                    Settlement.again(SECOND_LOOK, settle.takeDown(model, facts));
            case ReleaseStep.StopReplicas stop ->
                    Settlement.again(SECOND_LOOK, settle.stopReplicas(model, facts, stop.why()));
            case ReleaseStep.DropWish drop -> Settlement.next(settle.dropWish(model, facts));
            case ReleaseStep.Rest rest ->
                    Settlement.again(pause(rest, facts.now()), settle.note(model, facts));
        };
    }

    private static Duration pause(ReleaseStep.Rest rest, Instant now) {
        if (rest.until() == null) {
            return SECOND_LOOK;
        }
        Duration left = Duration.between(now, rest.until());
        return left.compareTo(SECOND_LOOK) > 0 ? SECOND_LOOK : left.plusMillis(10);
    }
}
