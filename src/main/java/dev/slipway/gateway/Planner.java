package dev.slipway.gateway;

import dev.slipway.access.Role;
import dev.slipway.routing.CurrentRoutes;
import dev.slipway.routing.Route;
import dev.slipway.routing.Traffic;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Turns the name in a request into the targets to ask. */
@ApplicationScoped
class Planner {
    private final CurrentRoutes routes;
    private final Traffic traffic;
    private final GatewayConfig config;

    Planner(CurrentRoutes routes, Traffic traffic, GatewayConfig config) {
        this.routes = routes;
        this.traffic = traffic;
        this.config = config;
    }

    /**
     * At least one target, in the order to ask them.
     *
     * @throws GatewayException MODEL_NOT_FOUND, ENDPOINT_STARTING, or INVALID_REQUEST when the name
     *     stands for something that answers another kind of request
     */
    List<Candidate> plan(ModelRequest request, Exchange exchange) {
        ModelName name = ModelName.parse(request.model());
        Optional<Route> route = routes.table().find(exchange.caller().project(), name.alias());
        if (route.isPresent()) {
            exchange.labelled(name.alias());
            return targets(route.get(), name.version(), request, exchange);
        }
        if (mayPassThrough(exchange, request.model())) {
            exchange.labelled("(provider)");
            return List.of(Candidate.providerModel(request.model()));
        }
        throw new GatewayException(GatewayError.unknownModel(request.model()));
    }

    private List<Candidate> targets(
            Route route, Integer version, ModelRequest request, Exchange exchange) {
        Route fit = OutputFit.of(route, version, request);
        List<Route.Target> ready =
                version == null
                        ? TargetChooser.order(fit, stickyKey(request, exchange))
                        : fit.targets().stream().filter(Route.Target::ready).toList();
        // Also when another version answers: what went to sleep is to wake up again.
        fit.targets().stream()
                .filter(target -> !target.ready() && (version != null || target.weight() > 0))
                .forEach(target -> traffic.wanted(target.inferenceName()));
        if (ready.isEmpty()) {
            throw new GatewayException(
                    GatewayError.of(
                                    ErrorKind.ENDPOINT_STARTING,
                                    "The model `%s` is starting or stopped. Try again shortly."
                                            .formatted(request.model()))
                            .after(config.startingRetryAfter()));
        }
        return ready.stream().map(Candidate::of).toList();
    }

    private String stickyKey(ModelRequest request, Exchange exchange) {
        if (request.endUser() != null) {
            return request.endUser();
        }
        return config.stickyByKey() ? exchange.caller().id() : exchange.requestId();
    }

    /** Provider ids have a slash. Those who may spend may ask the provider's own models. */
    private static boolean mayPassThrough(Exchange exchange, String model) {
        return model.contains("/") && exchange.caller().role().includes(Role.OPERATOR);
    }
}
