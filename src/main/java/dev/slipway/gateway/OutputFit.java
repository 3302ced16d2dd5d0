package dev.slipway.gateway;

import dev.slipway.gateway.ModelRequest.Output;
import dev.slipway.routing.Route;
import java.util.List;

/** Keeps requests for images away from models of text, and the reverse. */
final class OutputFit {
    private OutputFit() {}

    /**
     * The route with those targets only that give what is asked for.
     *
     * @param version the only one that is meant, or null
     * @throws GatewayException MODEL_NOT_FOUND for a version that is not there; INVALID_REQUEST
     *     when all give something else
     */
    static Route of(Route route, Integer version, ModelRequest request) {
        List<Route.Target> named =
                route.targets().stream()
                        .filter(target -> version == null || target.modelVersion() == version)
                        .toList();
        if (version != null && named.isEmpty()) {
            throw new GatewayException(GatewayError.unknownModel(request.model()));
        }
        List<Route.Target> fit =
                named.stream().filter(target -> output(target) == request.output()).toList();
        if (fit.isEmpty() && !named.isEmpty()) {
            throw wrong(request, output(named.getFirst()));
        }
        return new Route(
                route.project(),
                route.alias(),
                route.version(),
                route.live(),
                fit,
                route.updatedAt());
    }

    private static Output output(Route.Target target) {
        return target.imageLora() == null ? Output.TEXT : Output.IMAGES;
    }

    private static GatewayException wrong(ModelRequest request, Output given) {
        return new GatewayException(
                GatewayError.field(
                        "model",
                        "The model `%s` makes %s, not %s; send the request to POST /v1%s."
                                .formatted(
                                        request.model(),
                                        given.word(),
                                        request.output().word(),
                                        given.path())));
    }
}
