package dev.slipway.sandbox.serving;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.catalog.Account;
import dev.slipway.sandbox.catalog.BaseModel;
import dev.slipway.sandbox.catalog.Catalogue;
import dev.slipway.sandbox.catalog.Machine;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Page;
import dev.slipway.sandbox.web.Reply;
import dev.slipway.sandbox.web.Routes;
import java.util.List;
import java.util.stream.Stream;

/**
 * How models can be served. Configs belong to base models and to the platform's project; a
 * fine-tuned model has those of its base, and with none of them it cannot be served.
 */
public final class Configs {
    private final Catalogue catalogue;
    private final Registry registry;

    /** A base model on a machine. */
    record Config(String id, BaseModel base, Machine machine) {
        String resource() {
            return "projects/" + Account.PLATFORM_PROJECT + "/configs/" + id;
        }
    }

    public Configs(Catalogue catalogue, Registry registry) {
        this.catalogue = catalogue;
        this.registry = registry;
    }

    public void register(Routes routes) {
        routes.get("/v2/projects/{p}/configs", this::list);
        routes.get("/v2/projects/{p}/configs/{id}", this::one);
    }

    /** The model that {@code reference} names, or the provider's error. */
    Deployable deployable(String reference) {
        return Deployable.of(reference, registry, catalogue);
    }

    List<Config> of(BaseModel base) {
        return base.machines().stream()
                .map(id -> new Config(base.configId(id), base, catalogue.machine(id)))
                .toList();
    }

    private Stream<Config> all() {
        return catalogue.models().stream().flatMap(base -> of(base).stream());
    }

    private Reply list(Call call) {
        List<Config> configs =
                call.query("referenceModel")
                        .map(reference -> of(deployable(reference).base()))
                        .orElseGet(() -> all().toList());
        return Page.of(call, configs, configs::indexOf, Configs::json);
    }

    private Reply one(Call call) {
        return all().filter(config -> config.id().equals(call.param("id")))
                .findFirst()
                .map(config -> Reply.ok(json(config)))
                .orElseThrow(() -> ApiException.notFound("config not found"));
    }

    private static ObjectNode json(Config config) {
        ArrayNode selectors = Json.array();
        config.machine()
                .selectors()
                .forEach((key, value) -> selectors.addObject().put("key", key).put("value", value));
        ObjectNode node =
                Json.object()
                        .put("id", config.id())
                        .put("projectId", Account.PLATFORM_PROJECT)
                        .put("referenceModel", config.base().resourceName())
                        .put("referenceModelId", config.base().modelId())
                        .put("draftModel", "");
        node.set("selectors", selectors);
        node.set("certifications", Json.array().add(certification(config.base())));
        return node;
    }

    private static ObjectNode certification(BaseModel base) {
        return Json.object()
                .put("certificationType", "CERTIFICATION_TYPE_CERTIFIED")
                .put("certifiedAt", "2025-06-01T00:00:00.000Z")
                .put("certifiedBy", "sandbox")
                .put("model", base.resourceName())
                .put("modelRevisionId", base.revisionId())
                .put("target", "CERTIFICATION_TARGET_MRE");
    }
}
