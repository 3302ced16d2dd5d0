package dev.slipway.evaluation;

import dev.slipway.access.Caller;
import dev.slipway.access.Requires;
import dev.slipway.access.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** Suites of the caller's project. */
@Path("/api/v1/suites")
class SuiteResource {
    private final Suites suites;
    private final Caller caller;

    SuiteResource(Suites suites, Caller caller) {
        this.suites = suites;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(201)
    @Requires(Role.OPERATOR)
    public SuiteView create(@Valid @NotNull SuiteRequest request) {
        return suites.create(caller.project(), request, caller.actor());
    }

    @GET
    @Requires(Role.VIEWER)
    public Map<String, List<SuiteView>> list() {
        return Map.of("data", suites.list(caller.project()));
    }

    @GET
    @Path("/{name}")
    @Requires(Role.VIEWER)
    public SuiteView get(@RestPath String name) {
        return suites.get(caller.project(), name);
    }
}
