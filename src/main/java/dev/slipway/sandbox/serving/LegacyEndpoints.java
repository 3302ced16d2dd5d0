package dev.slipway.sandbox.serving;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.catalog.BaseModel;
import dev.slipway.sandbox.catalog.Catalogue;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Reply;
import dev.slipway.sandbox.web.Routes;
import java.util.List;

/** {@code /v1/endpoints}: the old way, closed to new ones. */
public final class LegacyEndpoints {
    private final Catalogue catalogue;

    public LegacyEndpoints(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    public void register(Routes routes) {
        routes.get("/v1/endpoints", this::list);
        routes.post(
                "/v1/endpoints",
                call -> {
                    throw ApiException.of(
                            403,
                            "endpoints_v1_create_access_disabled",
                            "Creating v1 dedicated endpoints is disabled for this account");
                });
        for (String method : List.of("GET", "PATCH", "DELETE")) {
            routes.add(
                    method,
                    "/v1/endpoints/{id}",
                    call -> {
                        throw ApiException.notFound("No endpoint with this id exists");
                    });
        }
    }

    private Reply list(Call call) {
        boolean none =
                call.query("mine").filter("true"::equals).isPresent()
                        || call.query("type").filter("dedicated"::equals).isPresent();
        ObjectNode list = Json.object().put("object", "list");
        list.set(
                "data",
                Json.array(
                        catalogue.models().stream()
                                .filter(model -> model.serverless() && !none)
                                .map(LegacyEndpoints::json)
                                .toList()));
        return Reply.ok(list);
    }

    private static ObjectNode json(BaseModel model) {
        return Json.object()
                .put("object", "endpoint")
                .put("id", "endpoint-" + model.archId().substring("arch_".length()))
                .put("name", model.id())
                .put("model", model.id())
                .put("type", "serverless")
                .put("owner", "together")
                .put("state", "STARTED")
                .put("created_at", "2025-06-01T00:00:00.000Z");
    }
}
