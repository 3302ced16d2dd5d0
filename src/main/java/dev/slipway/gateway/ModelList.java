package dev.slipway.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.routing.CurrentRoutes;
import dev.slipway.routing.Route;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** {@code GET /v1/models}: the aliases of the caller's project that have a live version. */
@ApplicationScoped
class ModelList {
    static final String PATH = "/v1/models";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final CurrentRoutes routes;

    ModelList(CurrentRoutes routes) {
        this.routes = routes;
    }

    void list(RoutingContext http) {
        Exchange exchange = Exchange.of(http);
        ArrayNode models = JSON.arrayNode();
        routes.table().of(exchange.caller().project()).stream()
                .filter(route -> route.live() != null)
                .forEach(route -> models.add(model(route.alias(), route)));
        exchange.json(200, Json.write(forTogetherClient(http) ? models : page(models)));
    }

    /** Also knows {@code alias@7}; an id may have slashes, raw or as {@code %2F}. */
    void one(RoutingContext http) {
        Exchange exchange = Exchange.of(http);
        String id = id(http.normalizedPath().substring(PATH.length() + 1));
        ModelName name = ModelName.parse(id);
        Route route =
                routes.table()
                        .find(exchange.caller().project(), name.alias())
                        .filter(found -> has(found, name.version()))
                        .orElseThrow(() -> new GatewayException(GatewayError.unknownModel(id)));
        exchange.json(200, Json.write(model(id, route)));
    }

    private static boolean has(Route route, Integer version) {
        return version == null
                ? route.live() != null
                : route.targets().stream().anyMatch(t -> t.modelVersion() == version);
    }

    private static String id(String encoded) {
        try {
            // A plus is a plus in a path; only form data means a blank by it.
            return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new GatewayException(GatewayError.unknownModel(encoded));
        }
    }

    private static ObjectNode model(String id, Route route) {
        return JSON.objectNode()
                .put("id", id)
                .put("object", "model")
                .put("created", route.updatedAt().getEpochSecond())
                .put("owned_by", "slipway");
    }

    private static JsonNode page(ArrayNode models) {
        ObjectNode page = JSON.objectNode().put("object", "list");
        page.set("data", models);
        return page;
    }

    /** Together's own clients expect a bare array here. */
    private static boolean forTogetherClient(RoutingContext http) {
        String agent = http.request().getHeader("user-agent");
        return agent != null && agent.startsWith("Together/");
    }
}
