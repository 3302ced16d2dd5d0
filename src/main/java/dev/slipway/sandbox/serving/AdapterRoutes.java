package dev.slipway.sandbox.serving;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.catalog.Account;
import dev.slipway.sandbox.catalog.Catalogue;
import dev.slipway.sandbox.clock.Phase;
import dev.slipway.sandbox.upload.Revision;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Page;
import dev.slipway.sandbox.web.Reply;
import dev.slipway.sandbox.web.Routes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code /v2/projects/{p}/endpoints/{ep}/deployments/{dep}/adapters}. */
public final class AdapterRoutes {
    private static final int MOST = 16;

    private final Adapters adapters;
    private final Deployments deployments;
    private final Registry registry;
    private final Catalogue catalogue;
    private final Manners manners;

    public AdapterRoutes(
            Adapters adapters,
            Deployments deployments,
            Registry registry,
            Catalogue catalogue,
            Manners manners) {
        this.adapters = adapters;
        this.deployments = deployments;
        this.registry = registry;
        this.catalogue = catalogue;
        this.manners = manners;
    }

    public void register(Routes routes) {
        String path = "/v2/projects/{p}/endpoints/{ep}/deployments/{dep}/adapters";
        routes.post(path, this::attach);
        routes.get(path, this::list);
        routes.get(path + "/{id}", call -> Reply.ok(json(adapter(call))));
        routes.patch(path + "/{id}", this::update);
        routes.delete(path + "/{id}", this::detach);
    }

    private Reply attach(Call call) {
        Deployment deployment = deployment(call);
        ObjectNode body = call.json();
        ModelRecord model = model(Call.required(body, "adapterModelId"));
        if (!deployment.plan().enableLora()) {
            throw ApiException.badRequest("deployment does not have LoRA enabled");
        }
        if (!model.type().equals("adapter") || !fits(model, deployment)) {
            throw ApiException.badRequest(
                    "adapter base model is not compatible with the deployment's model");
        }
        if (adapters.find(deployment, model.id()).isPresent()) {
            throw ApiException.conflict("adapter is already attached to the deployment");
        }
        String revision = revision(model, Optional.ofNullable(text(body, "adapterRevisionId")));
        List<Adapter> there = adapters.on(deployment);
        if (there.size() >= MOST) {
            if (!body.path("force").asBoolean()) {
                throw ApiException.badRequest(
                        "the deployment is at its capacity of " + MOST + " adapters");
            }
            adapters.detach(call, there.getFirst());
        }
        adapters.attach(call, deployment, model.id(), revision);
        return Reply.ok(json(adapters.find(deployment, model.id()).orElseThrow()));
    }

    private static String text(ObjectNode body, String field) {
        return body.path(field).asText(null);
    }

    private boolean fits(ModelRecord adapter, Deployment deployment) {
        String served = deployment.plan().modelId();
        String base = registry.find(served).map(ModelRecord::baseModelId).orElse(served);
        return catalogue.byModelId(base).isPresent() && base.equals(adapter.baseModelId());
    }

    /** The newest that is valid, or the one asked for. */
    private String revision(ModelRecord model, Optional<String> wanted) {
        String id = wanted.orElse(model.revisionId());
        if (id == null) {
            throw ApiException.badRequest("the model has no revisions to deploy");
        }
        Revision revision =
                registry.revision(model, id)
                        .orElseThrow(
                                () ->
                                        ApiException.badField(
                                                "adapterRevisionId",
                                                "model revision not found: " + id));
        Instant now = registry.now();
        if (!revision.validated(now) || !revision.findings().isEmpty()) {
            throw ApiException.badField(
                    "adapterRevisionId",
                    "the model revision has not passed its validation: " + revision.status(now));
        }
        return id;
    }

    private Reply list(Call call) {
        return Page.of(call, adapters.on(deployment(call)), Adapter::seq, this::json);
    }

    private Reply update(Call call) {
        Adapter adapter = adapter(call);
        ObjectNode body = call.json();
        manners.etags().checkRequired(Optional.ofNullable(text(body, "etag")), adapter.etag());
        String wanted = Call.required(body, "adapterRevisionId");
        adapters.update(call, adapter, revision(model(adapter.modelId()), Optional.of(wanted)));
        return Reply.ok(json(adapter(call)));
    }

    private Reply detach(Call call) {
        Adapter adapter = adapter(call);
        manners.etags().checkRequired(call.query("etag"), adapter.etag());
        adapters.detach(call, adapter);
        return Reply.ok(Json.object());
    }

    private ModelRecord model(String id) {
        return registry.find(id).orElseThrow(() -> ApiException.notFound("Model not found"));
    }

    private Deployment deployment(Call call) {
        Account.checkProject(call);
        return deployments
                .find(call.param("dep"))
                .filter(found -> found.plan().endpointId().equals(call.param("ep")))
                .orElseThrow(() -> ApiException.notFound("deployment not found"));
    }

    private Adapter adapter(Call call) {
        return adapters.find(deployment(call), call.param("id"))
                .orElseThrow(() -> ApiException.notFound("adapter not found"));
    }

    /** One cluster: the sandbox places all replicas of a deployment in one region. */
    private ObjectNode json(Adapter adapter) {
        Deployment deployment = deployments.find(adapter.deploymentId()).orElseThrow();
        Instant now = deployments.now();
        Phase phase = deployment.at(now);
        String state = adapters.state(adapter, now);
        boolean ready = state.equals(Adapter.READY);
        String name = "projects/" + Account.PROJECT + "/models/" + adapter.modelId();
        ObjectNode node =
                Json.object()
                        .put("adapterModelId", adapter.modelId())
                        .put("adapterModel", name)
                        .put("desiredRevisionId", adapter.revisionId())
                        .put("desiredRevision", name + "/revisions/" + adapter.revisionId())
                        .put("etag", adapter.etag());
        ObjectNode cluster =
                node.putArray("perCluster")
                        .addObject()
                        .put("adapterModelId", adapter.modelId())
                        .put(
                                "clusterId",
                                catalogue.machine(deployment.plan().machine()).regions().get(0))
                        .put("state", state)
                        .put("readyPodCount", ready ? phase.ready() : 0)
                        .put("failedPodCount", 0)
                        .put("totalPodCount", phase.ready())
                        .put("updatedAt", Json.time(adapter.since()));
        if (ready) {
            cluster.put("realizedRevisionId", adapter.revisionId())
                    .put("realizedEtag", adapter.etag())
                    .put("loadedAt", Json.time(adapter.since()));
        }
        return node;
    }
}
