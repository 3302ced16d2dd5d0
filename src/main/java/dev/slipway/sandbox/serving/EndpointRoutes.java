package dev.slipway.sandbox.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.catalog.Account;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Page;
import dev.slipway.sandbox.web.Reply;
import dev.slipway.sandbox.web.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /v2/projects/{p}/endpoints}. */
public final class EndpointRoutes {
    private static final List<String> MUTABLE = List.of("name", "visibility", "trafficSplit");

    private final Endpoints endpoints;
    private final Deployments deployments;
    private final Manners manners;
    private final ServingJson shapes;

    public EndpointRoutes(Endpoints endpoints, Deployments deployments, Manners manners) {
        this.endpoints = endpoints;
        this.deployments = deployments;
        this.manners = manners;
        this.shapes = new ServingJson(endpoints, deployments, manners);
    }

    public void register(Routes routes) {
        String path = "/v2/projects/{p}/endpoints";
        routes.post(path, this::create);
        routes.get(path, this::list);
        routes.get(path + "/{id}", call -> Reply.ok(shapes.endpoint(endpoint(call))));
        routes.patch(path + "/{id}", this::update);
        routes.delete(path + "/{id}", this::delete);
    }

    private Reply create(Call call) {
        Account.checkProject(call);
        ObjectNode body = call.json();
        String name = manners.names().bare(Call.required(body, "name"));
        checkFree(name);
        String visibility = body.path("visibility").asText(Registry.PRIVATE);
        return Reply.ok(shapes.endpoint(endpoints.create(call, name, visibility)));
    }

    private void checkFree(String name) {
        if (manners.names().unique() && endpoints.byName(name).isPresent()) {
            throw ApiException.conflict("an endpoint with this name already exists: " + name);
        }
    }

    private Reply list(Call call) {
        Account.checkProject(call);
        List<Endpoint> shown =
                endpoints.all().stream()
                        .filter(e -> manners.names().passes(call, endpoints.shown(e.name())))
                        .toList();
        return Page.of(call, shown, Endpoint::seq, shapes::endpoint);
    }

    private Reply update(Call call) {
        Endpoint endpoint = endpoint(call);
        ObjectNode body = call.json();
        manners.etags().check(Optional.ofNullable(body.path("etag").asText(null)), endpoint.etag());
        // The real one drops an empty list from the body, and then finds nothing to do.
        if (body.path("trafficSplit").isArray() && body.path("trafficSplit").isEmpty()) {
            body.remove("trafficSplit");
        }
        List<String> mask = Names.mask(call, MUTABLE).stream().filter(body::has).toList();
        if (mask.isEmpty()) {
            throw ApiException.badRequest("no fields to update");
        }
        String name = endpoint.name();
        if (mask.contains("name")) {
            name = manners.names().bare(Call.required(body, "name"));
            if (!name.equals(endpoint.name())) {
                checkFree(name);
            }
        }
        Endpoint.Facts facts =
                new Endpoint.Facts(
                        name,
                        mask.contains("visibility")
                                ? Call.required(body, "visibility")
                                : endpoint.visibility(),
                        mask.contains("trafficSplit")
                                ? split(endpoint, body.get("trafficSplit"))
                                : endpoint.split());
        return Reply.ok(shapes.endpoint(endpoints.update(call, endpoint, facts)));
    }

    private List<Endpoint.Share> split(Endpoint endpoint, JsonNode entries) {
        List<Endpoint.Share> split = new ArrayList<>();
        for (JsonNode entry : entries) {
            String id = entry.path("deploymentId").asText();
            if (deployments.under(endpoint.id()).stream().noneMatch(d -> d.id().equals(id))) {
                throw ApiException.badField(
                        "trafficSplit", "no such deployment under the endpoint: " + id);
            }
            JsonNode weight = entry.path("weight");
            if (!weight.isNumber() || weight.asDouble() < 0) {
                throw ApiException.badField("trafficSplit", "weight must be at least 0");
            }
            split.add(new Endpoint.Share(id, weight.asDouble()));
        }
        if (split.stream().map(Endpoint.Share::deploymentId).distinct().count() < split.size()) {
            throw ApiException.badField("trafficSplit", "a deployment is listed twice");
        }
        return split;
    }

    private Reply delete(Call call) {
        Endpoint endpoint = endpoint(call);
        manners.etags().check(call.query("etag"), endpoint.etag());
        if (!deployments.under(endpoint.id()).isEmpty()) {
            throw ApiException.badRequest(
                    "the endpoint has deployments and cannot be deleted; delete them first");
        }
        endpoints.delete(call, endpoint);
        return Reply.ok(Json.object());
    }

    private Endpoint endpoint(Call call) {
        Account.checkProject(call);
        return endpoints
                .find(call.param("id"))
                .orElseThrow(() -> ApiException.notFound("endpoint not found"));
    }
}
