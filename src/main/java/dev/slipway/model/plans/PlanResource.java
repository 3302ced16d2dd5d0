package dev.slipway.model.plans;

import dev.slipway.access.Caller;
import dev.slipway.access.Requires;
import dev.slipway.access.Role;
import dev.slipway.model.ReleasePlan;
import dev.slipway.problem.Problem;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;

/** Release plans of the caller's project, saved under names. */
@Path("/api/v1/plans")
@Requires(Role.VIEWER)
class PlanResource {
    private static final String NAME = "[a-z0-9][a-z0-9._-]{0,62}";

    private final SavedPlans plans;
    private final Caller caller;

    PlanResource(SavedPlans plans, Caller caller) {
        this.plans = plans;
        this.caller = caller;
    }

    @PUT
    @Path("/{name}")
    @Requires(Role.OPERATOR)
    public SavedPlans.SavedPlan put(@RestPath String name, @NotNull ReleasePlan plan) {
        if (!name.matches(NAME)) {
            throw Problem.invalid(
                    "name", "is 1 to 63 of a-z, 0-9, dot, dash and underscore, such as careful");
        }
        return plans.put(caller.project(), name, plan, caller.actor());
    }

    @GET
    public Map<String, List<SavedPlans.SavedPlan>> list() {
        return Map.of("data", plans.list(caller.project()));
    }

    @GET
    @Path("/{name}")
    public SavedPlans.SavedPlan get(@RestPath String name) {
        return plans.get(caller.project(), name);
    }

    @DELETE
    @Path("/{name}")
    @Requires(Role.OPERATOR)
    public void delete(@RestPath String name) {
        plans.delete(caller.project(), name, caller.actor());
    }
}
