package dev.slipway.deployment;

import dev.slipway.lifecycle.Claim;
import dev.slipway.lifecycle.Effects;
import dev.slipway.lifecycle.Settlement;
import dev.slipway.lifecycle.Tx;
import dev.slipway.lifecycle.WorkHandler;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.Outcome;
import dev.slipway.provider.ProviderException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Takes a deployment one step further: observe, decide, act, settle. */
@ApplicationScoped
class DeploymentWorker implements WorkHandler {
    private static final int LATE = 5;

    private final DeploymentObserver observer;
    private final Servings servings;
    private final DeploymentSettle settle;
    private final Doors doors;
    private final DeploymentConfig config;

    DeploymentWorker(
            DeploymentObserver observer,
            Servings servings,
            DeploymentSettle settle,
            Doors doors,
            DeploymentConfig config) {
        this.observer = observer;
        this.servings = servings;
        this.settle = settle;
        this.doors = doors;
        this.config = config;
    }

    /** Through which each act at the provider goes. */
    @Singleton
    record Doors(Effects effects, PaidStep paid, AskedFor asked) {
        void change(Claim claim, Deployment d, String what, Runnable call) {
            effects.change(claim, what, asked.at(d), call);
        }
    }

    @Override
    public String kind() {
        return Deployment.KIND;
    }

    @Override
    public Settlement work(Claim claim) {
        Deployment d = Tx.call(() -> observer.deployment(claim.subject()));
        if (d.state.terminal()) {
            return Settlement.done();
        }
        DeploymentFacts facts = observer.facts(d);
        DeploymentStep step = DeploymentDecision.decide(d, facts);
        return doors.paid()
                .refusal(d, facts, step)
                .map(why -> Settlement.retry(config.watchEvery(), why))
                .orElseGet(() -> act(claim, d, facts, step));
    }

    private Settlement act(Claim claim, Deployment d, DeploymentFacts facts, DeploymentStep step) {
        Serving serving = servings.of(d);
        return switch (step) {
            case DeploymentStep.Move move ->
                    Settlement.next(settle.move(d, facts, move.to(), move.why()));
            case DeploymentStep.Choose choose -> serving.choose(d);
            case DeploymentStep.Create make -> serving.create(claim, d);
            case DeploymentStep.Connect connect -> connect(claim, serving, d, facts);
            case DeploymentStep.Disconnect disconnect -> {
                doors.change(claim, d, "disconnect", () -> serving.disconnect(d, facts));
                yield Settlement.next(settle.connected(d, facts, false));
            }
            case DeploymentStep.Scale scale -> scale(claim, serving, d, facts, scale);
            case DeploymentStep.Delete delete -> {
                doors.change(claim, d, "delete", () -> serving.delete(d, facts));
                yield Settlement.next(settle.note(d, facts));
            }
            case DeploymentStep.Missed missed ->
                    Settlement.again(config.pollEvery(), settle.missed(d));
            case DeploymentStep.Gone gone -> Settlement.done(settle.gone(d, facts));
            case DeploymentStep.Note note ->
                    Settlement.again(pause(d.state), settle.note(d, facts));
        };
    }

    /** A refusal ends it: waiting would cost money, and the next attempt would be refused, too. */
    private Settlement connect(Claim claim, Serving serving, Deployment d, DeploymentFacts facts) {
        try {
            doors.change(claim, d, "connect", () -> serving.connect(d, facts));
        } catch (ProviderException e) {
            if (!hopeless(e, claim)) {
                throw e;
            }
            return Settlement.next(
                    settle.move(
                            d,
                            facts,
                            DeploymentState.FAILED,
                            "it runs, and cannot be reached: %s %s"
                                    .formatted(e.getMessage(), e.hint())));
        }
        return Settlement.next(settle.connected(d, facts, true));
    }

    private static boolean hopeless(ProviderException e, Claim claim) {
        // What was made a moment ago may not be known everywhere yet.
        boolean late = e.kind() == FailureKind.NOT_FOUND && claim.attempt() < LATE;
        return e.outcome() == Outcome.REFUSED
                && !e.kind().retryable()
                && !e.kind().mendable()
                && !late;
    }

    private Settlement scale(
            Claim claim,
            Serving serving,
            Deployment d,
            DeploymentFacts facts,
            DeploymentStep.Scale scale) {
        try {
            doors.change(claim, d, "scale", () -> serving.scale(d, facts, scale.autoscaling()));
        } catch (ProviderException e) {
            if (e.kind() == FailureKind.GENERATION_CLOSED
                    && scale.to() == DeploymentState.STARTING) {
                // A V1 endpoint that was stopped stays stopped: somebody must make another.
                return Settlement.next(settle.restartRefused(d, facts, e));
            }
            throw e;
        }
        return Settlement.again(
                config.pollEvery(), settle.scaled(d, facts, scale.to(), scale.why()));
    }

    private Duration pause(DeploymentState state) {
        return switch (state) {
            case READY, DEGRADED, STOPPED, FAILED -> config.watchEvery();
            case PLANNED, CREATING, STARTING, STOPPING, DELETING, DELETED -> config.pollEvery();
        };
    }
}
