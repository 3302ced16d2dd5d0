package dev.slipway.sandbox.legacy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.catalog.BaseModel;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Reply;
import dev.slipway.sandbox.web.Routes;
import java.util.Optional;

/** {@code /v1/endpoints/{id}/adapters}. */
public final class AdapterRoutes {
    private static final int MOST = 16;

    private final LegacyEndpoints endpoints;
    private final PublicEndpoints others;
    private final Servables servables;

    public AdapterRoutes(LegacyEndpoints endpoints, PublicEndpoints others, Servables servables) {
        this.endpoints = endpoints;
        this.others = others;
        this.servables = servables;
    }

    public void register(Routes routes) {
        String path = "/v1/endpoints/{id}/adapters";
        routes.get(path, this::list);
        routes.post(path, this::attach);
        routes.delete(path, this::detach);
    }

    private Reply list(Call call) {
        LegacyEndpoint endpoint = endpoint(call);
        ObjectNode list = Json.object().put("object", "list");
        ArrayNode data = list.putArray("data");
        endpoint.adapters().forEach(adapter -> data.add(json(endpoint, adapter)));
        return Reply.ok(list);
    }

    private Reply attach(Call call) {
        LegacyEndpoint endpoint = endpoint(call);
        LegacyModel adapter = adapter(call, endpoint);
        Servable model = servables.find(endpoint.model()).orElseThrow(AdapterRoutes::noModel);
        if (!model.lora()) {
            throw ApiException.badRequest("endpoint does not have LoRA enabled");
        }
        if (!model.base().equals(servables.base(adapter))) {
            throw ApiException.badRequest(
                    "adapter base model is not compatible with endpoint model");
        }
        if (endpoint.adapters().contains(adapter.name())) {
            throw ApiException.badRequest("adapter is already bound to endpoint");
        }
        if (endpoint.adapters().size() == MOST) {
            throw ApiException.badRequest(
                    "endpoint has no room for more than " + MOST + " adapters");
        }
        endpoints.attach(call, endpoint, adapter.name());
        return Reply.ok(Json.object().put("model_id", endpoint.name() + ":" + adapter.name()));
    }

    private Reply detach(Call call) {
        LegacyEndpoint endpoint = endpoint(call);
        LegacyModel adapter = adapter(call, endpoint);
        if (!endpoint.adapters().contains(adapter.name())) {
            throw ApiException.badRequest("adapter is not bound to endpoint");
        }
        endpoints.detach(call, endpoint, adapter.name());
        return Reply.ok(
                Json.object()
                        .put("model_id", endpoint.name() + ":" + adapter.name())
                        .put("deleted", true));
    }

    private LegacyEndpoint endpoint(Call call) {
        Optional<BaseModel> of = others.byId(call.param("id"));
        if (of.isPresent()) {
            throw ApiException.badRequest(
                    of.get().serverless()
                            ? "new_lora_model must be a dedicated endpoint"
                            : "new_lora_model cannot be a public dedicated endpoint");
        }
        return endpoints.find(call.param("id")).orElseThrow(LegacyEndpointRoutes::unknown);
    }

    /** What {@code <endpoint name>:<adapter name>} means. */
    private LegacyModel adapter(Call call, LegacyEndpoint endpoint) {
        String id = Call.required(call.json(), "model_id");
        int colon = id.indexOf(':');
        if (colon <= 0 || colon == id.length() - 1) {
            throw ApiException.badField(
                    "model_id", "model_id must be in format 'endpoint_model_name:adapter_name'");
        }
        if (!id.substring(0, colon).equals(endpoint.name())) {
            throw ApiException.badField(
                    "model_id", "endpoint name in model_id does not match endpoint");
        }
        return servables.adapter(id.substring(colon + 1)).orElseThrow(AdapterRoutes::noModel);
    }

    private static ApiException noModel() {
        return ApiException.notFound("Could not find model");
    }

    private static ObjectNode json(LegacyEndpoint endpoint, String adapter) {
        return Json.object()
                .put("model_id", endpoint.name() + ":" + adapter)
                .put("endpoint_name", endpoint.name())
                .put("adapter_name", adapter);
    }
}
