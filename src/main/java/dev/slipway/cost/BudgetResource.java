package dev.slipway.cost;

import dev.slipway.access.Caller;
import dev.slipway.access.Requires;
import dev.slipway.access.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;

/** The budget of the caller's project. */
@Path("/api/v1/budgets")
class BudgetResource {
    private final Budgets budgets;
    private final Caller caller;

    BudgetResource(Budgets budgets, Caller caller) {
        this.budgets = budgets;
        this.caller = caller;
    }

    @GET
    @Requires(Role.VIEWER)
    public RestResponse<BudgetView> get() {
        return tagged(budgets.of(caller.project()));
    }

    /** Needs {@code If-Match} with the ETag that GET gave; what is left out has no limit. */
    @PUT
    @Requires(Role.ADMIN)
    public RestResponse<BudgetView> put(
            @RestHeader("If-Match") String ifMatch, @Valid @NotNull BudgetLimits limits) {
        return tagged(budgets.put(caller.project(), ifMatch, limits, caller.actor()));
    }

    private static RestResponse<BudgetView> tagged(BudgetView view) {
        return RestResponse.ResponseBuilder.ok(view).tag(String.valueOf(view.version())).build();
    }
}
