package dev.slipway.deployment;

import dev.slipway.lifecycle.Claim;
import dev.slipway.lifecycle.Settlement;
import dev.slipway.lifecycle.Tx;
import dev.slipway.lifecycle.WorkHandler;
import dev.slipway.provider.DeploymentHost;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;

/** Takes a deployment one step further: observe, decide, act, settle. */
@ApplicationScoped
class DeploymentWorker implements WorkHandler {
    private final DeploymentObserver observer;
    private final DeploymentCreate create;
    private final DeploymentSettle settle;
    private final DeploymentHost host;
    private final DeploymentConfig config;

    DeploymentWorker(
            DeploymentObserver observer,
            DeploymentCreate create,
            DeploymentSettle settle,
            DeploymentHost host,
            DeploymentConfig config) {
        this.observer = observer;
        this.create = create;
        this.settle = settle;
        this.host = host;
        this.config = config;
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
        return act(claim, d, facts, DeploymentDecision.decide(d, facts));
    }

    private Settlement act(Claim claim, Deployment d, DeploymentFacts facts, DeploymentStep step) {
        return switch (step) {
            case DeploymentStep.Move move ->
                    Settlement.next(settle.move(d, facts, move.to(), move.why()));
            case DeploymentStep.Choose choose -> create.choose(d);
            case DeploymentStep.Create make -> create.create(claim, d);
            case DeploymentStep.SetSplit split -> {
                host.split(
                        d.endpointId,
                        Map.of(d.externalId, split.weight()),
                        facts.endpoint().etag());
                yield Settlement.next(settle.split(d, facts, split.weight() > 0));
            }
            case DeploymentStep.Scale scale -> {
                host.scale(d.endpointId, d.externalId, scale.autoscaling(), facts.remote().etag());
                yield Settlement.again(
                        config.pollEvery(), settle.scaled(d, facts, scale.to(), scale.why()));
            }
            case DeploymentStep.DeleteDeployment delete -> {
                host.deleteDeployment(d.endpointId, d.externalId, facts.remote().etag());
                yield Settlement.next(settle.note(d, facts));
            }
            case DeploymentStep.DeleteEndpoint delete -> {
                host.deleteEndpoint(d.endpointId, facts.endpoint().etag());
                yield Settlement.next(settle.note(d, facts));
            }
            case DeploymentStep.Gone gone -> Settlement.done(settle.gone(d, facts));
            case DeploymentStep.Note note ->
                    Settlement.again(pause(d.state), settle.note(d, facts));
        };
    }

    private Duration pause(DeploymentState state) {
        return switch (state) {
            case READY, DEGRADED, STOPPED, FAILED -> config.watchEvery();
            case PLANNED, CREATING, STARTING, STOPPING, DELETING, DELETED -> config.pollEvery();
        };
    }
}
