package dev.slipway.gateway;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Everything under {@code /v1}, on the event loop and apart from the REST server: its filters, its
 * body limit (1 GiB for training files) and its error format do not reach here, on purpose.
 */
@ApplicationScoped
class GatewayRoutes {
    private static final String ALL = "/v1/*";
    private static final String CHAT = "/v1/chat/completions";

    private final Entrance entrance;
    private final Authentication authentication;
    private final ChatCompletions chat;
    private final ModelList models;
    private final GatewayConfig config;

    GatewayRoutes(
            Entrance entrance,
            Authentication authentication,
            ChatCompletions chat,
            ModelList models,
            GatewayConfig config) {
        this.entrance = entrance;
        this.authentication = authentication;
        this.chat = chat;
        this.models = models;
        this.config = config;
    }

    void register(@Observes Router router) {
        router.route(ALL).handler(entrance::open).failureHandler(entrance::failed);
        router.route(ALL).handler(authentication::check);
        router.post(CHAT).handler(BodyChecks::check);
        router.post(CHAT)
                .handler(BodyHandler.create(false).setBodyLimit(config.maxBody().asLongValue()))
                .handler(chat::answer);
        router.get(ModelList.PATH).handler(models::list);
        router.get(ModelList.PATH + "/*").handler(models::one);
        router.route(ALL).handler(GatewayRoutes::unknown);
    }

    private static void unknown(RoutingContext http) {
        throw new GatewayException(
                GatewayError.of(
                        ErrorKind.UNKNOWN_URL,
                        "%s %s is not supported. Supported here: POST /v1/chat/completions, GET /v1/models, GET /v1/models/{id}."
                                .formatted(http.request().method(), http.normalizedPath())));
    }
}
