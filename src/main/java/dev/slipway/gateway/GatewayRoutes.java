package dev.slipway.gateway;

import io.quarkus.arc.All;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Everything under {@code /v1}, on the event loop and apart from the REST server: its filters, its
 * body limit (1 GiB for training files) and its error format do not reach here, on purpose.
 */
@ApplicationScoped
class GatewayRoutes {
    private static final String ALL = "/v1/*";

    private final Entrance entrance;
    private final Authentication authentication;
    private final List<Endpoint> endpoints;
    private final ModelList models;
    private final GatewayConfig config;

    GatewayRoutes(
            Entrance entrance,
            Authentication authentication,
            @All List<Endpoint> endpoints,
            ModelList models,
            GatewayConfig config) {
        this.entrance = entrance;
        this.authentication = authentication;
        this.endpoints = endpoints;
        this.models = models;
        this.config = config;
    }

    void register(@Observes Router router) {
        router.route(ALL).handler(entrance::open).failureHandler(entrance::failed);
        router.route(ALL).handler(authentication::check);
        for (Endpoint endpoint : endpoints) {
            router.post(endpoint.path()).handler(BodyChecks::check);
            router.post(endpoint.path())
                    .handler(BodyHandler.create(false).setBodyLimit(config.maxBody().asLongValue()))
                    .handler(endpoint::answer);
        }
        router.get(ModelList.PATH).handler(models::list);
        router.get(ModelList.PATH + "/*").handler(models::one);
        router.route(ALL).handler(GatewayRoutes::unknown);
    }

    private static void unknown(RoutingContext http) {
        throw new GatewayException(
                GatewayError.of(
                        ErrorKind.UNKNOWN_URL,
                        "%s %s is not supported. Supported here: POST /v1/chat/completions, POST /v1/images/generations, GET /v1/models, GET /v1/models/{id}."
                                .formatted(http.request().method(), http.normalizedPath())));
    }
}
