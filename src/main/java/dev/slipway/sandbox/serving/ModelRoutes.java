package dev.slipway.sandbox.serving;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.catalog.Account;
import dev.slipway.sandbox.catalog.BaseModel;
import dev.slipway.sandbox.catalog.Catalogue;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Page;
import dev.slipway.sandbox.web.Reply;
import dev.slipway.sandbox.web.Routes;
import java.util.List;
import java.util.Map;

/** {@code /v2/projects/{p}/models}. */
public final class ModelRoutes {
    private static final List<String> MUTABLE = List.of("name", "description", "visibility");

    private final Registry registry;
    private final Catalogue catalogue;
    private final Deployments deployments;
    private final Adapters adapters;
    private final Manners manners;

    public ModelRoutes(
            Registry registry,
            Catalogue catalogue,
            Deployments deployments,
            Adapters adapters,
            Manners manners) {
        this.registry = registry;
        this.catalogue = catalogue;
        this.deployments = deployments;
        this.adapters = adapters;
        this.manners = manners;
    }

    public void register(Routes routes) {
        String models = "/v2/projects/{p}/models";
        routes.post(models, this::create);
        routes.get(models, this::list);
        routes.get(models + "/{id}", call -> Reply.ok(json(model(call))));
        routes.patch(models + "/{id}", this::update);
        routes.delete(models + "/{id}", this::delete);
    }

    private Reply create(Call call) {
        Account.checkProject(call);
        ObjectNode body = call.json();
        String name = manners.names().bare(Call.required(body, "name"));
        String type = body.path("type").asText("model").replaceAll("s$", "");
        if (!List.of("model", "adapter").contains(type)) {
            throw ApiException.badField("type", "type must be model or adapter");
        }
        if (!body.hasNonNull("baseModelId")) {
            throw ApiException.badField("baseModelId", "base_model_id is required");
        }
        String base = body.get("baseModelId").asText();
        if (catalogue.byModelId(base).isEmpty()) {
            throw ApiException.badField("baseModelId", "Unsupported base model: " + base);
        }
        checkFree(name);
        String description = body.path("description").asText("");
        return Reply.ok(json(registry.create(call, name, type, base, description)));
    }

    private void checkFree(String name) {
        if (manners.names().unique()
                && registry.all().stream().anyMatch(model -> model.name().equals(name))) {
            throw ApiException.badField("name", "Model name already exists");
        }
    }

    private Reply list(Call call) {
        Account.checkProject(call);
        List<ModelRecord> shown =
                registry.all().stream()
                        .filter(
                                model ->
                                        call.query("visibility")
                                                .map(model.facts().visibility()::equals)
                                                .orElse(true))
                        .toList();
        return Page.of(call, shown, ModelRecord::seq, this::json);
    }

    /** Without a mask all mutable fields are overwritten, also by what is not there. */
    private Reply update(Call call) {
        ModelRecord model = model(call);
        ObjectNode body = call.json();
        List<String> mask =
                call.query("updateMask").isEmpty() ? MUTABLE : Names.mask(call, MUTABLE);
        String name = model.name();
        if (mask.contains("name") && body.hasNonNull("name")) {
            name = manners.names().bare(body.get("name").asText());
            if (!name.equals(model.name())) {
                checkFree(name);
            }
        }
        ModelRecord.Facts old = model.facts();
        ModelRecord.Facts facts =
                new ModelRecord.Facts(
                        mask.contains("description")
                                ? body.path("description").asText("")
                                : old.description(),
                        mask.contains("visibility")
                                ? body.path("visibility").asText(Registry.PRIVATE)
                                : old.visibility());
        return Reply.ok(json(registry.update(call, model.with(name, facts))));
    }

    private Reply delete(Call call) {
        ModelRecord model = model(call);
        if (deployments.serves(model.id()) || adapters.uses(model.id())) {
            throw ApiException.badRequest("the model is referenced by a live deployment");
        }
        registry.delete(call, model);
        return Reply.ok(Json.object());
    }

    private ModelRecord model(Call call) {
        Account.checkProject(call);
        return registry.find(call.param("id"))
                .orElseThrow(() -> ApiException.notFound("Model not found"));
    }

    private ObjectNode json(ModelRecord model) {
        BaseModel base = catalogue.byModelId(model.baseModelId()).orElseThrow();
        ObjectNode node =
                Json.object()
                        .put("id", model.id())
                        .put("name", manners.names().shown(model.name()))
                        .put("organizationId", Account.ORGANIZATION)
                        .put("projectId", Account.PROJECT)
                        .put("visibility", model.facts().visibility())
                        .put("description", model.facts().description())
                        .put("baseModel", base.resourceName())
                        .put("baseModelId", model.baseModelId());
        node.set("weights", weights(model, base));
        return node;
    }

    private ObjectNode weights(ModelRecord model, BaseModel base) {
        boolean adapter = model.type().equals("adapter");
        ObjectNode weights =
                Json.object().put("type", "WEIGHTS_TYPE_" + (adapter ? "ADAPTER" : "DEFAULT"));
        if (model.revisionId() != null) {
            Map<String, Long> counts =
                    registry.revision(model, model.revisionId())
                            .map(revision -> revision.outcome().report().parameters())
                            .orElse(Map.of("bfloat16", base.parameters()));
            long total = counts.values().stream().mapToLong(Long::longValue).sum();
            weights.put("contextLength", String.valueOf(base.contextLength()))
                    .put("architecture", base.architecture());
            ObjectNode parameters =
                    weights.putObject("parameters").put("total", String.valueOf(total));
            ArrayNode byType = parameters.putArray("byDtype");
            counts.forEach(
                    (dtype, count) ->
                            byType.addObject()
                                    .put("dtype", dtype)
                                    .put("count", String.valueOf(count)));
        }
        return weights;
    }
}
