package dev.slipway.routing;

import dev.slipway.access.Caller;
import dev.slipway.access.Requires;
import dev.slipway.access.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Routes of the caller's project. */
@Path("/api/v1/routes")
class RouteResource {
    private final RouteEdits edits;
    private final Caller caller;

    RouteResource(RouteEdits edits, Caller caller) {
        this.edits = edits;
        this.caller = caller;
    }

    record Weights(@NotEmpty List<@Valid @NotNull Weight> targets) {}

    @GET
    @Requires(Role.VIEWER)
    public Map<String, List<RouteView>> list() {
        return Map.of("data", edits.list(caller.project()));
    }

    @GET
    @Path("/{alias}")
    @Requires(Role.VIEWER)
    public RestResponse<RouteView> get(@RestPath String alias) {
        return tagged(edits.get(caller.project(), alias));
    }

    /** Needs {@code If-Match} with the ETag that GET gave. */
    @PUT
    @Path("/{alias}")
    @Requires(Role.OPERATOR)
    public RestResponse<RouteView> put(
            @RestPath String alias,
            @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull Weights weights) {
        return tagged(
                edits.put(caller.project(), alias, ifMatch, weights.targets(), caller.actor()));
    }

    private static RestResponse<RouteView> tagged(RouteView view) {
        return RestResponse.ResponseBuilder.ok(view).tag(view.etag()).build();
    }
}
