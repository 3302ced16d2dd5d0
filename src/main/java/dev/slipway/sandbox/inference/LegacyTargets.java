package dev.slipway.sandbox.inference;

import dev.slipway.sandbox.clock.Phase;
import dev.slipway.sandbox.legacy.LegacyEndpoint;
import dev.slipway.sandbox.legacy.LegacyEndpoints;
import dev.slipway.sandbox.legacy.LegacyModel;
import dev.slipway.sandbox.legacy.Servable;
import dev.slipway.sandbox.legacy.Servables;
import dev.slipway.sandbox.web.ApiException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Endpoints of V1 by their name, and adapters attached to them. */
public final class LegacyTargets {
    private static final Set<String> COMING = Set.of("PENDING", "STARTING");

    private final LegacyEndpoints endpoints;
    private final Servables servables;

    public LegacyTargets(LegacyEndpoints endpoints, Servables servables) {
        this.endpoints = endpoints;
        this.servables = servables;
    }

    /** Nothing when {@code model} names none of them; throws when that one cannot answer. */
    Optional<Target> find(String model) {
        int colon = model.indexOf(':');
        String endpoint = colon < 0 ? model : model.substring(0, colon);
        Optional<LegacyEndpoint> named =
                endpoints.all().stream().filter(e -> e.name().equals(endpoint)).findFirst();
        if (named.isPresent()) {
            return colon < 0
                    ? servables
                            .find(named.get().model())
                            .map(Servable::voice)
                            .map(voice -> ready(named.get(), voice))
                    : servables
                            .adapter(model.substring(colon + 1))
                            .filter(adapter -> named.get().adapters().contains(adapter.name()))
                            .map(adapter -> ready(named.get(), Servables.voice(adapter)));
        }
        return servables.adapter(model).flatMap(this::anywhere);
    }

    /** On any endpoint that it is attached to, one that is ready before others. */
    private Optional<Target> anywhere(LegacyModel adapter) {
        List<LegacyEndpoint> bound =
                endpoints.all().stream()
                        .filter(e -> e.adapters().contains(adapter.name()))
                        .toList();
        return bound.stream()
                .filter(e -> e.at(endpoints.now()).ready() > 0)
                .findFirst()
                .or(() -> bound.stream().findFirst())
                .map(endpoint -> ready(endpoint, Servables.voice(adapter)));
    }

    private Target ready(LegacyEndpoint endpoint, Servable.Voice voice) {
        Phase phase = endpoint.at(endpoints.now());
        if (phase.ready() > 0) {
            return Target.dedicated(voice.trainSha(), voice.chatTemplate());
        }
        if (COMING.contains(phase.state())) {
            throw ApiException.of(
                    503,
                    "service_unavailable",
                    "The model is overloaded or not ready yet: " + phase.state());
        }
        throw ApiException.of(
                400,
                "dedicated_endpoint_not_running",
                "The dedicated endpoint " + endpoint.name() + " is not running: " + phase.state());
    }
}
