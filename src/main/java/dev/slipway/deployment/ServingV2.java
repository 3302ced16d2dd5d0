package dev.slipway.deployment;

import dev.slipway.deployment.DeploymentFacts.Link;
import dev.slipway.lifecycle.Claim;
import dev.slipway.lifecycle.Effects;
import dev.slipway.lifecycle.Settlement;
import dev.slipway.lifecycle.Tx;
import dev.slipway.provider.Autoscaling;
import dev.slipway.provider.DeploymentHost;
import dev.slipway.provider.DeploymentRequest;
import dev.slipway.provider.DeploymentRequest.Options;
import dev.slipway.provider.DeploymentRequest.Placement;
import dev.slipway.provider.RemoteDeployment;
import dev.slipway.provider.RemoteEndpoint;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Generation V2: the free endpoint first and then, below it, the deployment that costs money. An
 * adapter is deployed by its own id, as a model is.
 */
@ApplicationScoped
class ServingV2 implements Serving {
    /** The whole of the endpoint's traffic; its one deployment carries it. */
    private static final int ALL = 100;

    private final HardwareChoice hardware;
    private final DeploymentHost host;
    private final Creation creation;
    private final DeploymentSettle settle;
    private final Starving starving;

    ServingV2(
            HardwareChoice hardware,
            Starving starving,
            DeploymentHost host,
            Creation creation,
            DeploymentSettle settle) {
        this.hardware = hardware;
        this.starving = starving;
        this.host = host;
        this.creation = creation;
        this.settle = settle;
    }

    @Override
    public DeploymentFacts facts(Deployment d) {
        boolean needsEndpoint =
                d.state == DeploymentState.CREATING || d.state == DeploymentState.DELETING;
        RemoteEndpoint endpoint =
                d.endpointId == null || !needsEndpoint
                        ? null
                        : Serving.present(() -> host.endpoint(d.endpointId));
        // Below an endpoint that is gone nothing is left.
        boolean below = d.externalId != null && (endpoint != null || !needsEndpoint);
        RemoteDeployment remote =
                below ? Serving.present(() -> host.deployment(d.endpointId, d.externalId)) : null;
        return new DeploymentFacts(endpoint, remote, link(endpoint, remote), creation.maybe(d));
    }

    /** Without an entry in the split a ready deployment is unreachable. */
    private static Link link(RemoteEndpoint endpoint, RemoteDeployment remote) {
        if (endpoint == null || remote == null) {
            return Link.NOT_ASKED;
        }
        return endpoint.split().getOrDefault(remote.id(), 0) > 0 ? Link.THERE : Link.MISSING;
    }

    @Override
    public Settlement choose(Deployment d) {
        Optional<HardwareChoice.Choice> choice =
                hardware.choose(d.togetherModelId, d.hardware, before(d));
        return choice.map(c -> Settlement.next(settle.chosen(d, c)))
                .orElseGet(
                        () ->
                                Settlement.next(
                                        settle.unservable(
                                                d,
                                                "the provider has no configuration to serve "
                                                        + d.togetherModelId
                                                        + " on "
                                                        + d.hardware)));
    }

    @Override
    public Settlement create(Claim claim, Deployment d) {
        return d.endpointId == null ? endpoint(claim, d) : deployment(claim, d);
    }

    private Settlement endpoint(Claim claim, Deployment d) {
        return creation.perform(
                claim,
                d,
                ENDPOINT,
                new Effects.Act(
                        token -> findEndpoint(token).map(RemoteEndpoint::id),
                        token -> host.createEndpoint(token).id()),
                id -> settle.endpoint(d, host.endpoint(id)));
    }

    private Settlement deployment(Claim claim, Deployment d) {
        return creation.perform(
                claim,
                d,
                DEPLOYMENT,
                new Effects.Act(
                        token -> findDeployment(d, token).map(RemoteDeployment::id),
                        token -> host.createDeployment(d.endpointId, request(d, token)).id()),
                id -> settle.deployment(d, id));
    }

    private DeploymentRequest request(Deployment d, String name) {
        return new DeploymentRequest(
                name,
                d.togetherModelId,
                HardwareChoice.config(d.config),
                d.autoscaling(),
                options(d));
    }

    /** After one that starved: rather where there is room now, but anywhere. */
    private Options options(Deployment d) {
        List<String> roomy = before(d).isEmpty() ? List.of() : hardware.roomy(d.hardware);
        return roomy.isEmpty()
                ? Options.NONE
                : new Options(null, false, new Placement(roomy, false));
    }

    private Set<String> before(Deployment d) {
        return d.generation == 1 ? Set.of() : Tx.call(() -> starving.before(d));
    }

    private Optional<RemoteEndpoint> findEndpoint(String token) {
        return host.endpoints().stream().filter(e -> token.equals(e.bareName())).findFirst();
    }

    private Optional<RemoteDeployment> findDeployment(Deployment d, String token) {
        return host.deployments(d.endpointId).stream()
                .filter(remote -> token.equals(remote.bareName()))
                .findFirst();
    }

    @Override
    public void connect(Deployment d, DeploymentFacts facts) {
        split(d, facts, ALL);
    }

    /** With weight 0: Together drops an empty split from the request. */
    @Override
    public void disconnect(Deployment d, DeploymentFacts facts) {
        split(d, facts, 0);
    }

    private void split(Deployment d, DeploymentFacts facts, int weight) {
        host.split(d.endpointId, Map.of(d.externalId, weight), facts.endpoint().etag());
    }

    @Override
    public void scale(Deployment d, DeploymentFacts facts, Autoscaling to) {
        host.scale(d.endpointId, d.externalId, to, facts.remote().etag());
    }

    @Override
    public void delete(Deployment d, DeploymentFacts facts) {
        if (facts.remote() != null) {
            host.deleteDeployment(d.endpointId, d.externalId, facts.remote().etag());
        } else {
            host.deleteEndpoint(d.endpointId, facts.endpoint().etag());
        }
    }
}
