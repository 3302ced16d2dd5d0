package dev.slipway.sandbox.legacy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.catalog.BaseModel;
import dev.slipway.sandbox.catalog.Catalogue;
import dev.slipway.sandbox.web.Json;
import java.util.List;
import java.util.Optional;

/**
 * The provider's own endpoints: serverless ones, and dedicated ones of models that are not, which
 * lists leave out.
 */
public final class PublicEndpoints {
    private final Catalogue catalogue;

    public PublicEndpoints(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    List<ObjectNode> serverless() {
        return catalogue.models().stream()
                .filter(BaseModel::serverless)
                .map(PublicEndpoints::json)
                .toList();
    }

    Optional<ObjectNode> find(String id) {
        return byId(id).map(PublicEndpoints::json);
    }

    Optional<BaseModel> byId(String id) {
        return catalogue.models().stream().filter(model -> id(model).equals(id)).findFirst();
    }

    private static String id(BaseModel model) {
        return "endpoint-" + model.archId().substring("arch_".length());
    }

    private static ObjectNode json(BaseModel model) {
        return Json.object()
                .put("object", "endpoint")
                .put("id", id(model))
                .put("name", model.id())
                .put("model", model.id())
                .put("type", model.serverless() ? "serverless" : "dedicated")
                .put("owner", "together")
                .put("state", "STARTED")
                .put("created_at", "2025-06-01T00:00:00.000Z");
    }
}
