package dev.slipway.deployment;

import dev.slipway.deployment.DeploymentFacts.Link;
import dev.slipway.lifecycle.Claim;
import dev.slipway.lifecycle.Effects;
import dev.slipway.lifecycle.Found;
import dev.slipway.lifecycle.Settlement;
import dev.slipway.lifecycle.Traits;
import dev.slipway.provider.Autoscaling;
import dev.slipway.provider.DeploymentHost;
import dev.slipway.provider.DeploymentRequest;
import dev.slipway.provider.Outcome;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.RemoteDeployment;
import dev.slipway.provider.RemoteEndpoint;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Generation V2: the free endpoint first, below it the deployment without replicas where that is
 * possible, and then replicas, which cost money. An adapter is deployed by its own id, as a model
 * is.
 */
@ApplicationScoped
class ServingV2 implements Serving {
    /** The whole of the endpoint's traffic; its one deployment carries it. */
    private static final int ALL = 100;

    private final ServingRequests requests;
    private final ColdStart coldStart;
    private final DeploymentHost host;
    private final Creation creation;
    private final DeploymentSettle settle;

    ServingV2(
            ServingRequests requests,
            ColdStart coldStart,
            DeploymentHost host,
            Creation creation,
            DeploymentSettle settle) {
        this.requests = requests;
        this.coldStart = coldStart;
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
        Optional<HardwareChoice.Choice> choice = requests.choose(d);
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
        Effects.Act act =
                new Effects.Act(
                        token -> host.endpoints().stream().map(ServingV2::found).toList(),
                        token -> found(host.createEndpoint(token)));
        return creation.perform(
                claim,
                d,
                new Creation.Order(ENDPOINT, Traits.NONE, act),
                id -> settle.endpoint(d, host.endpoint(id)));
    }

    private static Found found(RemoteEndpoint endpoint) {
        return new Found(endpoint.id(), named(endpoint.name()), endpoint.createdAt(), Traits.NONE);
    }

    private Settlement deployment(Claim claim, Deployment d) {
        Traits asked =
                Traits.NONE
                        .and("model", d.togetherModelId)
                        .and("config", d.config)
                        .and("endpoint", d.endpointId);
        return creation.perform(
                claim,
                d,
                new Creation.Order(
                        DEPLOYMENT,
                        asked,
                        new Effects.Act(token -> below(d), token -> make(claim, d, token))),
                id -> settle.deployment(d, id));
    }

    /** Whether cold is possible may have to be asked first, so trust is asked again behind that. */
    private Found make(Claim claim, Deployment d, String token) {
        DeploymentRequest request = coldStart.cold(d.endpointId, requests.of(d, token));
        AtomicReference<Found> made = new AtomicReference<>();
        try {
            creation.change(
                    claim,
                    "create",
                    () -> made.set(found(host.createDeployment(d.endpointId, request))));
        } catch (ProviderException e) {
            if (e.outcome() == Outcome.REFUSED) {
                coldStart.forget();
            }
            throw e;
        }
        return made.get();
    }

    private static Found found(RemoteDeployment remote) {
        return new Found(
                remote.id(),
                named(remote.name()),
                remote.made().at(),
                Traits.NONE
                        .and("model", remote.made().modelObjectId())
                        .and("config", remote.made().config())
                        .and("endpoint", remote.endpointId()));
    }

    /** Never null: what has no name is not taken for ours. */
    private static String named(String name) {
        return name == null ? "" : name;
    }

    /** Below an endpoint that is gone nothing is left. */
    private List<Found> below(Deployment d) {
        List<RemoteDeployment> listed = Serving.present(() -> host.deployments(d.endpointId));
        return listed == null ? List.of() : listed.stream().map(ServingV2::found).toList();
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
