package dev.slipway.sandbox.legacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.catalog.Account;
import dev.slipway.sandbox.catalog.AccountMode;
import dev.slipway.sandbox.catalog.Catalogue;
import dev.slipway.sandbox.catalog.Machine;
import dev.slipway.sandbox.switches.Switches;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.FaultKind;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Reply;
import dev.slipway.sandbox.web.Routes;
import java.util.ArrayList;
import java.util.List;

/** {@code /v1/endpoints}: the old way, closed to new ones unless the account still has it. */
public final class LegacyEndpointRoutes {
    private final LegacyEndpoints endpoints;
    private final PublicEndpoints others;
    private final Servables servables;
    private final Catalogue catalogue;
    private final Standing standing;

    /**
     * @param account whether it still may create endpoints
     */
    public record Standing(AccountMode account, Switches switches) {
        private FaultKind fate(Call call) {
            return call.fate() == null && !switches.doubts().capacity()
                    ? FaultKind.NO_CAPACITY
                    : call.fate();
        }
    }

    public LegacyEndpointRoutes(
            LegacyEndpoints endpoints,
            PublicEndpoints others,
            Servables servables,
            Catalogue catalogue,
            Standing standing) {
        this.endpoints = endpoints;
        this.others = others;
        this.servables = servables;
        this.catalogue = catalogue;
        this.standing = standing;
    }

    public void register(Routes routes) {
        routes.get("/v1/endpoints", this::list);
        routes.post("/v1/endpoints", this::create);
        routes.get("/v1/endpoints/{id}", this::one);
        routes.patch("/v1/endpoints/{id}", this::update);
        routes.delete(
                "/v1/endpoints/{id}",
                call -> {
                    endpoints.delete(call, own(call));
                    return Reply.noContent();
                });
    }

    /** Comes before any look at the request, as there. */
    private void checkAccess(String what) {
        if (!standing.account.v1()) {
            throw ApiException.of(
                    403,
                    "endpoints_v1_create_access_disabled",
                    what + " v1 dedicated endpoints is disabled for this account");
        }
    }

    private Reply create(Call call) {
        checkAccess("Creating");
        ObjectNode body = call.json();
        String name = Call.required(body, "model");
        Servable model =
                servables
                        .find(name)
                        .orElseThrow(() -> ApiException.badField("model", "Could not find model"));
        Machine machine = machine(Call.required(body, "hardware"), model);
        EndpointFacts facts = EndpointFacts.of(body);
        String own = Account.USER + "/";
        String bare =
                model.name().startsWith(own) ? model.name().substring(own.length()) : model.name();
        LegacyEndpoint.Plan plan =
                new LegacyEndpoint.Plan(
                        own + bare + "-" + endpoints.nameEnding(),
                        model.name(),
                        machine.id(),
                        body.path("availability_zone").asText(null),
                        standing.fate(call));
        return Reply.ok(json(endpoints.create(call, plan, facts.onto(fresh(plan)))));
    }

    private static LegacyEndpoint.Facts fresh(LegacyEndpoint.Plan plan) {
        return new LegacyEndpoint.Facts(plan.name(), 0, 0, null, true);
    }

    private Machine machine(String hardware, Servable model) {
        return catalogue.machines().stream()
                .filter(machine -> machine.hardwareId().equals(hardware))
                .filter(machine -> Servables.fits(model, machine))
                .findFirst()
                .orElseThrow(
                        () ->
                                ApiException.badField(
                                        "hardware",
                                        "Hardware %s is not available for model %s"
                                                .formatted(hardware, model.name())));
    }

    private Reply list(Call call) {
        List<ObjectNode> shown = new ArrayList<>();
        boolean reserved = call.query("usage_type").filter("reserved"::equals).isPresent();
        String type = call.query("type").orElse("");
        if (!type.equals("serverless") && !reserved) {
            endpoints.all().forEach(endpoint -> shown.add(brief(endpoint)));
        }
        boolean mine = call.query("mine").filter("true"::equals).isPresent();
        if (!type.equals("dedicated") && !mine && !reserved) {
            shown.addAll(others.serverless());
        }
        ObjectNode list = Json.object().put("object", "list");
        list.set("data", Json.array(shown));
        return Reply.ok(list);
    }

    private Reply one(Call call) {
        return endpoints
                .find(call.param("id"))
                .map(this::json)
                .or(() -> others.find(call.param("id")))
                .map(Reply::ok)
                .orElseThrow(LegacyEndpointRoutes::unknown);
    }

    private Reply update(Call call) {
        LegacyEndpoint endpoint = own(call);
        ObjectNode body = call.json();
        LegacyEndpoint.Facts facts = EndpointFacts.of(body).onto(endpoint.facts());
        JsonNode state = body.path("state");
        boolean down =
                List.of(LegacyLife.STOPPED, LegacyLife.STOPPING, LegacyLife.ERROR)
                        .contains(endpoint.at(endpoints.now()).state());
        if (state.asText().equals(LegacyLife.STARTED) && down) {
            checkAccess("Restarting");
            if (endpoint.at(endpoints.now()).is(LegacyLife.STOPPING)) {
                throw ApiException.badField("state", "The endpoint is still stopping");
            }
        }
        return Reply.ok(json(endpoints.update(call, endpoint, facts)));
    }

    private LegacyEndpoint own(Call call) {
        return endpoints.find(call.param("id")).orElseThrow(LegacyEndpointRoutes::unknown);
    }

    static ApiException unknown() {
        return ApiException.notFound("No endpoint with this id exists");
    }

    private String state(LegacyEndpoint endpoint) {
        return standing.switches.told(endpoint.id(), endpoint.timeline(), endpoints.now()).state();
    }

    private ObjectNode brief(LegacyEndpoint endpoint) {
        return Json.object()
                .put("object", "endpoint")
                .put("id", endpoint.id())
                .put("name", endpoint.name())
                .put("model", endpoint.model())
                .put("type", "dedicated")
                .put("owner", Account.USER)
                .put("state", state(endpoint))
                .put("created_at", Json.time(endpoint.createdAt()));
    }

    private ObjectNode json(LegacyEndpoint endpoint) {
        LegacyEndpoint.Facts facts = endpoint.facts();
        ObjectNode node =
                brief(endpoint)
                        .put("display_name", facts.displayName())
                        .put("hardware", endpoints.machine(endpoint).hardwareId())
                        .put("inactive_timeout", facts.inactiveTimeout())
                        .put("availability_zone", endpoint.plan().zone());
        node.putObject("autoscaling")
                .put("min_replicas", facts.min())
                .put("max_replicas", facts.max());
        return node;
    }
}
