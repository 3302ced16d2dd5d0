package dev.slipway.deployment.sweep;

import dev.slipway.provider.Autoscaling;
import dev.slipway.provider.DeploymentHost;
import dev.slipway.provider.Generation;
import dev.slipway.provider.RemoteDeployment;
import dev.slipway.provider.RemoteEndpoint;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Endpoints of V2 and the deployments below them. Below an endpoint with another's name nothing is
 * ours, whatever it is called: removing it would mean to change that endpoint's split.
 */
@ApplicationScoped
class ServingPlaceV2 implements Place {
    /** An endpoint tells at most its ten newest deployments. */
    private static final int SUMMARIES = 10;

    private final DeploymentHost host;

    ServingPlaceV2(DeploymentHost host) {
        this.host = host;
    }

    @Override
    public Generation generation() {
        return Generation.V2;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.ENDPOINT, Kind.DEPLOYMENT);
    }

    @Override
    public List<Thing> list(Names names, Consumer<String> gaps) {
        return host.endpoints().stream()
                .flatMap(
                        endpoint ->
                                names.ours(endpoint.name()).stream()
                                        .flatMap(name -> with(endpoint, name, names, gaps)))
                .toList();
    }

    private Stream<Thing> with(
            RemoteEndpoint endpoint, String name, Names names, Consumer<String> gaps) {
        return Stream.concat(
                Stream.of(address(endpoint.id(), name)),
                below(endpoint, gaps).stream()
                        .flatMap(
                                d ->
                                        names.ours(d.name()).stream()
                                                .map(own -> gpus(d, endpoint.id(), own))));
    }

    /** What the endpoint tells by itself, unless that may not be all. */
    private List<RemoteDeployment> below(RemoteEndpoint endpoint, Consumer<String> gaps) {
        List<RemoteDeployment> told = endpoint.deployments();
        if (!told.isEmpty() && told.size() < SUMMARIES) {
            return told;
        }
        try {
            return Place.present(() -> host.deployments(endpoint.id())).orElse(List.of());
        } catch (RuntimeException e) {
            gaps.accept("below %s: %s".formatted(endpoint.id(), e.getMessage()));
            return told;
        }
    }

    private static Thing address(String id, String name) {
        return new Thing(
                new Thing.Key(Generation.V2, Kind.ENDPOINT, id), null, name, Thing.Vital.FREE);
    }

    private static Thing gpus(RemoteDeployment d, String endpointId, String name) {
        return new Thing(
                new Thing.Key(Generation.V2, Kind.DEPLOYMENT, d.id()),
                endpointId,
                name,
                Replicas.of(d));
    }

    @Override
    public Optional<Thing> look(Thing seen) {
        return seen.kind() == Kind.ENDPOINT
                ? Place.present(() -> host.endpoint(seen.id()))
                        .map(endpoint -> address(endpoint.id(), seen.name()))
                : deployment(seen).map(d -> gpus(d, seen.parentId(), seen.name()));
    }

    private Optional<RemoteDeployment> deployment(Thing thing) {
        return Place.present(() -> host.deployment(thing.parentId(), thing.id()));
    }

    @Override
    public void calm(Thing thing) {
        if (thing.kind() == Kind.DEPLOYMENT) {
            deployment(thing).ifPresent(d -> stop(thing, d));
        }
    }

    private void stop(Thing thing, RemoteDeployment d) {
        host.scale(thing.parentId(), thing.id(), Autoscaling.STOPPED, d.etag());
    }

    @Override
    public Step remove(Thing thing) {
        return thing.kind() == Kind.ENDPOINT ? removeEndpoint(thing) : removeDeployment(thing);
    }

    /** What is below goes first; what is not ours there keeps its endpoint. */
    private Step removeEndpoint(Thing thing) {
        Optional<RemoteEndpoint> endpoint = Place.present(() -> host.endpoint(thing.id()));
        if (endpoint.isEmpty() || !host.deployments(thing.id()).isEmpty()) {
            return Step.WAIT;
        }
        host.deleteEndpoint(thing.id(), endpoint.get().etag());
        return Step.DONE;
    }

    /** 0/0, wait for STOPPED, out of the split, delete: in this order only. */
    private Step removeDeployment(Thing thing) {
        Optional<RemoteDeployment> found = deployment(thing);
        if (found.isEmpty()) {
            return Step.WAIT;
        }
        RemoteDeployment d = found.get();
        if (Replicas.of(d).running()) {
            stop(thing, d);
            return Step.DONE;
        }
        if (!d.in("STOPPED") && !d.in("FAILED")) {
            return Step.WAIT;
        }
        RemoteEndpoint above = host.endpoint(thing.parentId());
        if (above.split().getOrDefault(d.id(), 0) > 0) {
            host.split(above.id(), without(above, d.id()), above.etag());
        } else {
            host.deleteDeployment(above.id(), d.id(), d.etag());
        }
        return Step.DONE;
    }

    /** With weight 0 and not left out: Together drops an empty split from the request. */
    private static Map<String, Integer> without(RemoteEndpoint above, String id) {
        Map<String, Integer> split = new java.util.LinkedHashMap<>(above.split());
        split.put(id, 0);
        return split;
    }
}
