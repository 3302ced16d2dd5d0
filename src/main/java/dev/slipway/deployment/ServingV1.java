package dev.slipway.deployment;

import dev.slipway.lifecycle.Claim;
import dev.slipway.lifecycle.Effects;
import dev.slipway.lifecycle.Settlement;
import dev.slipway.provider.Autoscaling;
import dev.slipway.provider.DedicatedEndpoint;
import dev.slipway.provider.EndpointHost;
import dev.slipway.provider.EndpointRequest;
import dev.slipway.provider.Hardware;
import dev.slipway.provider.RemoteDeployment;
import dev.slipway.provider.RemoteEndpoint;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Generation V1: an endpoint is GPUs and address in one, and costs money from its creation on. An
 * adapter is bound to an endpoint of its own that serves the base.
 */
@ApplicationScoped
class ServingV1 implements Serving {
    private static final String AUTO = "auto";
    private static final Comparator<Hardware> CHEAPEST =
            Comparator.comparing(
                    Hardware::centsPerHour, Comparator.nullsLast(Comparator.naturalOrder()));

    private final EndpointHost host;
    private final Creation creation;
    private final DeploymentSettle settle;

    ServingV1(EndpointHost host, Creation creation, DeploymentSettle settle) {
        this.host = host;
        this.creation = creation;
        this.settle = settle;
    }

    @Override
    public DeploymentFacts facts(Deployment d) {
        DedicatedEndpoint found =
                d.externalId == null ? null : Serving.present(() -> host.endpoint(d.externalId));
        if (found == null) {
            return new DeploymentFacts(null, null, creation.maybe(d), false);
        }
        RemoteDeployment remote = RemoteDeployment.of(found);
        // V1 has no split: an endpoint gets all of its traffic by its name.
        RemoteEndpoint routed =
                d.state == DeploymentState.CREATING
                        ? new RemoteEndpoint(
                                found.id(), found.name(), null, Map.of(found.id(), 100))
                        : null;
        return new DeploymentFacts(routed, remote, creation.maybe(d), unbound(d, remote));
    }

    /** Asked only while it starts: a binding does not get lost. */
    private boolean unbound(Deployment d, RemoteDeployment remote) {
        return d.adapter != null
                && d.state == DeploymentState.STARTING
                && remote.in("READY")
                && host.adapters(d.externalId).stream()
                        .noneMatch(bound -> bound.endsWith(d.adapter));
    }

    @Override
    public Settlement choose(Deployment d) {
        List<Hardware> fitting =
                host.hardware(d.togetherModelId).stream()
                        .filter(kind -> AUTO.equals(d.hardware) || d.hardware.equals(kind.id()))
                        .sorted(CHEAPEST)
                        .toList();
        if (fitting.isEmpty()) {
            return Settlement.next(
                    settle.unservable(
                            d,
                            "the provider has no hardware to serve %s on %s"
                                    .formatted(d.togetherModelId, d.hardware)));
        }
        Hardware chosen = fitting.getFirst();
        return Settlement.next(
                settle.chosen(
                        d, new HardwareChoice.Choice(chosen.id(), null, chosen.centsPerHour())));
    }

    @Override
    public Settlement create(Claim claim, Deployment d) {
        return creation.perform(
                claim,
                d,
                DEPLOYMENT,
                new Effects.Act(
                        token -> find(d, token),
                        token ->
                                host.create(
                                                new EndpointRequest(
                                                        token,
                                                        d.togetherModelId,
                                                        d.hardware,
                                                        d.minReplicas,
                                                        d.maxReplicas))
                                        .id()),
                id -> settle.endpointV1(d, host.endpoint(id)));
    }

    /** The list does not show what we named them, so those that serve our model are looked at. */
    private Optional<String> find(Deployment d, String token) {
        return host.endpoints().stream()
                .filter(listed -> d.togetherModelId.equals(listed.model()))
                .map(listed -> Serving.present(() -> host.endpoint(listed.id())))
                .filter(endpoint -> endpoint != null && token.equals(endpoint.displayName()))
                .map(DedicatedEndpoint::id)
                .findFirst();
    }

    @Override
    public void split(Deployment d, DeploymentFacts facts, int weight) {
        throw new IllegalStateException("V1 has no traffic split: " + d.id);
    }

    @Override
    public void scale(Deployment d, DeploymentFacts facts, Autoscaling to) {
        if (to.maxReplicas() == 0) {
            host.stop(d.externalId);
        } else {
            host.start(d.externalId);
        }
    }

    @Override
    public void attach(Deployment d, DeploymentFacts facts) {
        host.attach(d.externalId, facts.remote().name(), d.adapter);
    }

    @Override
    public void deleteDeployment(Deployment d, DeploymentFacts facts) {
        host.delete(d.externalId);
    }

    @Override
    public void deleteEndpoint(Deployment d, DeploymentFacts facts) {
        throw new IllegalStateException("V1 has no endpoint apart: " + d.id);
    }
}
