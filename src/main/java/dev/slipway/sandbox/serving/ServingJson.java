package dev.slipway.sandbox.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.catalog.Account;
import dev.slipway.sandbox.clock.Phase;
import dev.slipway.sandbox.web.Json;
import java.time.Instant;
import java.util.List;

/** Endpoints and deployments as V2 shows them. */
final class ServingJson {
    private static final int SUMMARIES = 10;

    private final Endpoints endpoints;
    private final Deployments deployments;
    private final Manners manners;

    ServingJson(Endpoints endpoints, Deployments deployments, Manners manners) {
        this.endpoints = endpoints;
        this.deployments = deployments;
        this.manners = manners;
    }

    ObjectNode endpoint(Endpoint endpoint) {
        ObjectNode node =
                Json.object()
                        .put("id", endpoint.id())
                        .put("name", endpoints.shown(endpoint.name()))
                        .put("projectId", Account.PROJECT)
                        .put("endpointType", "ENDPOINT_TYPE_DEDICATED")
                        .put("visibility", endpoint.visibility())
                        .put("etag", endpoint.etag())
                        .put("createdAt", Json.time(endpoint.createdAt()))
                        .put("updatedAt", Json.time(endpoint.updatedAt()));
        ArrayNode split = node.putArray("trafficSplit");
        endpoint.split()
                .forEach(
                        share ->
                                split.addObject()
                                        .put("deploymentId", share.deploymentId())
                                        .set("weight", number(share.weight())));
        List<Deployment> newest = deployments.under(endpoint.id()).reversed();
        node.set(
                "deployments",
                Json.array(newest.stream().limit(SUMMARIES).map(this::summary).toList()));
        return node;
    }

    /** {@code 1}, not {@code 1.0}, for whole weights. */
    private static JsonNode number(double weight) {
        return weight == Math.rint(weight)
                ? Json.object().numberNode((long) weight)
                : Json.object().numberNode(weight);
    }

    private ObjectNode summary(Deployment deployment) {
        Phase phase = told(deployment);
        return common(deployment).put("state", phase.state()).put("readyReplicas", phase.ready());
    }

    ObjectNode deployment(Deployment deployment) {
        Phase phase = told(deployment);
        Deployment.Plan plan = deployment.plan();
        ObjectNode node =
                common(deployment)
                        .put("endpointId", plan.endpointId())
                        .put("projectId", Account.PROJECT)
                        .put(
                                "config",
                                "projects/"
                                        + Account.PLATFORM_PROJECT
                                        + "/configs/"
                                        + plan.configId())
                        .put("configId", plan.configId())
                        .put("modelRevisionId", deployment.revisionId())
                        .put("enableLora", plan.enableLora())
                        .put("etag", deployment.etag())
                        .put("updatedAt", Json.time(deployment.updatedAt()));
        node.putObject("status")
                .put("state", phase.state())
                .put("message", phase.message())
                .put("readyReplicas", phase.ready())
                .put("scheduledReplicas", phase.ready());
        node.putObject("runtimeInfo")
                .put("engineType", "sandbox")
                .put("functionCallingSupported", false)
                .put("structuredOutputSupported", false);
        if (plan.placement() != null && !plan.placement().isNull()) {
            node.set("placement", plan.placement());
        }
        return node;
    }

    private Phase told(Deployment deployment) {
        return manners.switches().told(deployment.id(), deployment.timeline(), deployments.now());
    }

    private ObjectNode common(Deployment deployment) {
        Instant now = deployments.now();
        ObjectNode node =
                Json.object()
                        .put("id", deployment.id())
                        .put("name", deployments.shown(deployment))
                        .put("model", deployment.plan().model())
                        .put("modelId", deployment.plan().modelId())
                        .put("hardware", deployment.plan().machine())
                        .put("trafficMode", "TRAFFIC_MODE_LIVE")
                        .put("createdAt", Json.time(deployment.createdAt()))
                        .put("desiredReplicas", deployment.facts().replicas())
                        .put("estimatedEffectiveTrafficShare", share(deployment, now));
        node.set("autoscaling", deployment.facts().autoscaling());
        return node;
    }

    private double share(Deployment deployment, Instant now) {
        Endpoint endpoint = endpoints.find(deployment.plan().endpointId()).orElseThrow();
        double all =
                deployments.under(endpoint.id()).stream()
                        .mapToDouble(d -> endpoint.weight(d.id()) * d.at(now).ready())
                        .sum();
        double own = endpoint.weight(deployment.id()) * deployment.at(now).ready();
        return all == 0 ? 0 : own / all;
    }
}
