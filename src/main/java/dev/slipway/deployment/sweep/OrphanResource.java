package dev.slipway.deployment.sweep;

import dev.slipway.access.Caller;
import dev.slipway.access.Requires;
import dev.slipway.access.Role;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** What is to become of a finding; the list is {@code GET /api/v1/deployments?orphans=true}. */
@Path("/api/v1/deployments/orphans")
@Requires(Role.OPERATOR)
class OrphanResource {
    private final Orphans orphans;
    private final Caller caller;

    OrphanResource(Orphans orphans, Caller caller) {
        this.orphans = orphans;
        this.caller = caller;
    }

    @POST
    @Path("/{id}/delete")
    @ResponseStatus(202)
    public OrphanView delete(@RestPath String id) {
        return orphans.delete(caller.project(), id, caller.actor());
    }

    @POST
    @Path("/{id}/keep")
    public OrphanView keep(@RestPath String id) {
        return orphans.keep(caller.project(), id, caller.actor());
    }
}
