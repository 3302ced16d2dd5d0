package dev.slipway.deployment.sweep;

import dev.slipway.provider.DedicatedEndpoint;
import dev.slipway.provider.EndpointHost;
import dev.slipway.provider.Generation;
import dev.slipway.provider.RemoteDeployment;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Endpoints of V1: address and GPUs in one. Their list leaves out what we named them, so each is
 * asked for it, once: it never changes.
 */
@ApplicationScoped
class ServingPlaceV1 implements Place {
    private static final String NAMELESS = "";

    private final EndpointHost host;
    private final Map<String, String> displayNames = new ConcurrentHashMap<>();

    ServingPlaceV1(EndpointHost host) {
        this.host = host;
    }

    @Override
    public Generation generation() {
        return Generation.V1;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.DEPLOYMENT);
    }

    @Override
    public List<Thing> list(Names names, Consumer<String> gaps) {
        List<DedicatedEndpoint> all = host.endpoints();
        displayNames
                .keySet()
                .retainAll(all.stream().map(DedicatedEndpoint::id).collect(Collectors.toSet()));
        return all.stream()
                .flatMap(
                        listed ->
                                names.ours(displayName(listed, gaps)).stream()
                                        .map(name -> thing(listed, name)))
                .toList();
    }

    /** One that cannot be asked for its name keeps no other from being found. */
    private String displayName(DedicatedEndpoint listed, Consumer<String> gaps) {
        try {
            return displayName(listed);
        } catch (RuntimeException e) {
            gaps.accept("the name of %s: %s".formatted(listed.id(), e.getMessage()));
            return NAMELESS;
        }
    }

    private String displayName(DedicatedEndpoint listed) {
        return displayNames.computeIfAbsent(
                listed.id(),
                id ->
                        Place.present(() -> host.endpoint(id))
                                .map(DedicatedEndpoint::displayName)
                                .orElse(NAMELESS));
    }

    private static Thing thing(DedicatedEndpoint endpoint, String name) {
        return new Thing(
                new Thing.Key(Generation.V1, Kind.DEPLOYMENT, endpoint.id()),
                null,
                name,
                Replicas.of(RemoteDeployment.of(endpoint)));
    }

    @Override
    public Optional<Thing> look(Thing seen) {
        return Place.present(() -> host.endpoint(seen.id()))
                .map(endpoint -> thing(endpoint, seen.name()));
    }

    @Override
    public void calm(Thing thing) {
        host.stop(thing.id());
    }

    @Override
    public Step remove(Thing thing) {
        Optional<DedicatedEndpoint> found = Place.present(() -> host.endpoint(thing.id()));
        if (found.isEmpty() || found.get().in("STOPPING")) {
            return Step.WAIT;
        }
        if (Replicas.of(RemoteDeployment.of(found.get())).running()) {
            host.stop(thing.id());
        } else {
            host.delete(thing.id());
        }
        return Step.DONE;
    }
}
