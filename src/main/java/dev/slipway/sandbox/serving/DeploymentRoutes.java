package dev.slipway.sandbox.serving;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.catalog.Account;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.FaultKind;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Page;
import dev.slipway.sandbox.web.Reply;
import dev.slipway.sandbox.web.Routes;
import java.util.List;
import java.util.Optional;

/** {@code /v2/projects/{p}/endpoints/{ep}/deployments}. */
public final class DeploymentRoutes {
    private static final List<String> MUTABLE = List.of("name", "autoscaling");

    private final Endpoints endpoints;
    private final Deployments deployments;
    private final Configs configs;
    private final Manners manners;

    public DeploymentRoutes(
            Endpoints endpoints, Deployments deployments, Configs configs, Manners manners) {
        this.endpoints = endpoints;
        this.deployments = deployments;
        this.configs = configs;
        this.manners = manners;
    }

    public void register(Routes routes) {
        String path = "/v2/projects/{p}/endpoints/{ep}/deployments";
        routes.post(path, this::create);
        routes.get(path, this::list);
        routes.get(path + "/{id}", call -> Reply.ok(json(deployment(call))));
        routes.patch(path + "/{id}", this::update);
        routes.delete(path + "/{id}", this::delete);
    }

    private Reply create(Call call) {
        Endpoint endpoint = endpoint(call);
        ObjectNode body = call.json();
        String name = manners.names().bare(Call.required(body, "name"));
        checkFree(endpoint, name);
        Deployment.Facts facts =
                new Deployment.Facts(
                        name, Autoscaling.merged(Json.object(), body.path("autoscaling")));
        if (facts.replicas() == 0 && !manners.doubts().coldCreate()) {
            throw ApiException.badField(
                    "autoscaling", "minReplicas must be at least 1 on creation");
        }
        Deployable model = configs.deployable(reference(body));
        if (model.revisionId() == null) {
            throw ApiException.badField("model", "the model has no revisions to deploy");
        }
        Configs.Config config = config(body, model);
        Deployment.Plan plan =
                new Deployment.Plan(
                        endpoint.id(),
                        model.modelId(),
                        model.resource() + "/revisions/" + model.revisionId(),
                        config.id(),
                        config.machine().id(),
                        body.path("enableLora").asBoolean(false),
                        body.get("placement"),
                        fate(call, model));
        if (call.query("validateOnly").filter("true"::equals).isPresent()) {
            return Reply.ok(Json.object());
        }
        return Reply.ok(json(deployments.create(call, plan, facts)));
    }

    private FaultKind fate(Call call, Deployable model) {
        if (call.fate() == null && !manners.doubts().capacity()) {
            return FaultKind.NO_CAPACITY;
        }
        return call.fate() == null && model.doomed() ? FaultKind.DEPLOYMENT_FAILS : call.fate();
    }

    private static String reference(ObjectNode body) {
        if (!body.hasNonNull("model") && body.hasNonNull("modelId")) {
            return "projects/" + Account.PROJECT + "/models/" + body.get("modelId").asText();
        }
        return Call.required(body, "model");
    }

    private Configs.Config config(ObjectNode body, Deployable model) {
        List<Configs.Config> fitting = configs.of(model.base());
        if (fitting.isEmpty()) {
            throw ApiException.badField("model", "no config is available to serve the model");
        }
        if (body.hasNonNull("config")) {
            String wanted = body.get("config").asText();
            return fitting.stream()
                    .filter(config -> config.resource().equals(wanted))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    ApiException.badField(
                                            "config", "config not found for the model: " + wanted));
        }
        if (fitting.size() > 1) {
            throw ApiException.badField(
                    "config", "config is required: the model has several deployment profiles");
        }
        return fitting.get(0);
    }

    private void checkFree(Endpoint endpoint, String name) {
        if (manners.names().unique()
                && deployments.under(endpoint.id()).stream()
                        .anyMatch(d -> d.facts().name().equals(name))) {
            throw ApiException.conflict("a deployment with this name already exists: " + name);
        }
    }

    private Reply list(Call call) {
        List<Deployment> shown =
                deployments.under(endpoint(call).id()).stream()
                        .filter(d -> manners.names().passes(call, deployments.shown(d)))
                        .toList();
        return Page.of(call, shown, Deployment::seq, this::json);
    }

    private Reply update(Call call) {
        Deployment old = deployment(call);
        ObjectNode body = call.json();
        manners.etags().check(Optional.ofNullable(body.path("etag").asText(null)), old.etag());
        List<String> mask = Names.mask(call, MUTABLE);
        String name = old.facts().name();
        if (mask.contains("name")) {
            name = manners.names().bare(Call.required(body, "name"));
            if (!name.equals(old.facts().name())) {
                checkFree(endpoint(call), name);
            }
        }
        ObjectNode autoscaling = old.facts().autoscaling();
        if (mask.contains("autoscaling")) {
            autoscaling = Autoscaling.merged(autoscaling, body.path("autoscaling"));
            Deployment.Facts wanted = new Deployment.Facts(name, autoscaling);
            Life.check(old, wanted.replicas(), deployments.now());
        }
        return Reply.ok(
                json(deployments.update(call, old, new Deployment.Facts(name, autoscaling))));
    }

    private Reply delete(Call call) {
        Deployment deployment = deployment(call);
        manners.etags().check(call.query("etag"), deployment.etag());
        if (endpoint(call).weight(deployment.id()) > 0) {
            throw ApiException.badRequest(
                    "the deployment is referenced by an endpoint's traffic split and cannot be"
                            + " deleted; please drop traffic split weight to 0 before deleting the"
                            + " deployment");
        }
        if (!deployment.stopped(deployments.now())) {
            throw ApiException.badRequest(
                    "the deployment must be stopped before it can be deleted");
        }
        deployments.delete(call, deployment);
        return Reply.ok(Json.object());
    }

    private Endpoint endpoint(Call call) {
        Account.checkProject(call);
        return endpoints
                .find(call.param("ep"))
                .orElseThrow(() -> ApiException.notFound("endpoint not found"));
    }

    private Deployment deployment(Call call) {
        String endpointId = endpoint(call).id();
        return deployments
                .find(call.param("id"))
                .filter(d -> d.plan().endpointId().equals(endpointId))
                .orElseThrow(() -> ApiException.notFound("deployment not found"));
    }

    private ObjectNode json(Deployment deployment) {
        return new ServingJson(endpoints, deployments, manners).deployment(deployment);
    }
}
