package dev.slipway.sandbox.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Page;
import dev.slipway.sandbox.web.Reply;
import dev.slipway.sandbox.web.Routes;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** {@code GET /v2/supported-models}: the authority on what can be tuned, deployed or called. */
public final class SupportedModels {
    private static final String CREATED = "2025-06-01T00:00:00.000Z";

    private final Catalogue catalogue;

    public SupportedModels(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    public void register(Routes routes) {
        routes.get("/v2/supported-models", this::list);
        routes.get("/v2/supported-models/{id}", this::one);
    }

    private Reply list(Call call) {
        List<BaseModel> found =
                catalogue.models().stream()
                        .filter(
                                model ->
                                        call.query("product")
                                                .map(product -> has(model, product))
                                                .orElse(true))
                        .filter(model -> call.query("search").map(contains(model)).orElse(true))
                        .filter(
                                model ->
                                        call.query("modality")
                                                .map(input(model)::equals)
                                                .orElse(true))
                        .toList();
        return Page.of(call, found, catalogue.models()::indexOf, this::json);
    }

    private Reply one(Call call) {
        return catalogue.models().stream()
                .filter(model -> model.archId().equals(call.param("id")))
                .findFirst()
                .map(model -> Reply.ok(json(model)))
                .orElseThrow(() -> ApiException.notFound("supported model not found"));
    }

    private static Function<String, Boolean> contains(BaseModel model) {
        return text -> lower(model.id() + " " + model.displayName()).contains(lower(text));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static boolean has(BaseModel model, String product) {
        for (var word : products(model)) {
            if (word.asText().equals(product)) {
                return true;
            }
        }
        return false;
    }

    private static ArrayNode products(BaseModel model) {
        ArrayNode products = Json.array();
        if (model.serverless()) {
            products.add("PRODUCT_SERVERLESS");
        }
        if (!model.machines().isEmpty()) {
            products.add("PRODUCT_DEDICATED");
        }
        if (model.tunable()) {
            products.add("PRODUCT_FINE_TUNING");
        }
        return products;
    }

    private ObjectNode json(BaseModel model) {
        ObjectNode node =
                Json.object()
                        .put("id", model.archId())
                        .put("name", model.id())
                        .put("displayName", model.displayName())
                        .put("displayType", model.type())
                        .put("publisher", model.organization())
                        .put("baseModel", model.resourceName())
                        .put("baseModelId", model.modelId())
                        .put("status", "SUPPORTED_MODEL_STATUS_" + model.status())
                        .put("contextLength", String.valueOf(model.contextLength()))
                        .put("createdAt", CREATED)
                        .put("updatedAt", CREATED);
        node.set("products", products(model));
        node.set("capabilities", capabilities(model));
        node.set("inputModalities", Json.array().add(input(model)));
        node.set("outputModalities", Json.array().add(output(model)));
        node.set("features", features(model));
        if (model.serverless()) {
            node.put("serverlessEndpoint", model.id());
        }
        node.set(
                "deploymentProfiles",
                Json.array(model.machines().stream().map(id -> profile(model, id)).toList()));
        return node;
    }

    private static ArrayNode capabilities(BaseModel model) {
        return switch (model.type()) {
            case "chat" -> Json.array().add("CAPABILITY_CHAT");
            case "embedding" -> Json.array().add("CAPABILITY_EMBEDDING");
            case "rerank" -> Json.array().add("CAPABILITY_RERANKING");
            case "image" -> Json.array().add("CAPABILITY_IMAGE_GENERATION");
            default -> Json.array();
        };
    }

    private static String input(BaseModel model) {
        return model.type().equals("transcribe") ? "MODALITY_AUDIO" : "MODALITY_TEXT";
    }

    private static String output(BaseModel model) {
        return model.type().equals("image") ? "MODALITY_IMAGE" : "MODALITY_TEXT";
    }

    private static ArrayNode features(BaseModel model) {
        ArrayNode features = Json.array();
        if (model.tunable() && model.tuning().tools()) {
            features.add("FEATURE_TOOL_CALLING");
        }
        if (model.tunable() && model.tuning().reasoning()) {
            features.add("FEATURE_REASONING");
        }
        return features;
    }

    private ObjectNode profile(BaseModel model, String machineId) {
        Machine machine = catalogue.machine(machineId);
        String config = model.configId(machineId);
        ObjectNode profile =
                Json.object()
                        .put("profileId", config)
                        .put(
                                "config",
                                "projects/" + Account.PLATFORM_PROJECT + "/configs/" + config)
                        .put("certifiedConfigRevisionId", config)
                        .put("model", model.resourceName() + "/revisions/" + model.revisionId())
                        .put("certifiedModelRevisionId", model.revisionId())
                        .put("modelName", model.id())
                        .put("gpuType", machine.acceleratorType())
                        .put("gpuCount", machine.gpuCount())
                        .put("parallelism", "TP" + machine.gpuCount())
                        .put("quantization", "");
        profile.putObject("performanceBenchmarks")
                .put("maxContextLength", String.valueOf(model.contextLength()));
        return profile;
    }
}
