package dev.slipway.deployment;

import dev.slipway.access.Caller;
import dev.slipway.access.Requires;
import dev.slipway.access.Role;
import dev.slipway.deployment.sweep.OrphanView;
import dev.slipway.deployment.sweep.Orphans;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** GPUs of the caller's project. */
@Path("/api/v1/deployments")
@Requires(Role.OPERATOR)
class DeploymentResource {
    private final DeploymentActions deployments;
    private final Orphans found;
    private final Caller caller;

    DeploymentResource(DeploymentActions deployments, Orphans found, Caller caller) {
        this.deployments = deployments;
        this.found = found;
        this.caller = caller;
    }

    /**
     * @param data {@link DeploymentView}s, or {@link OrphanView}s when orphans were asked for
     */
    record Page<T>(List<T> data, String nextCursor) {
        static <T> Page<T> of(List<T> page, int limit, Function<T, String> id) {
            return new Page<>(page, page.size() < limit ? null : id.apply(page.getLast()));
        }
    }

    /**
     * @param duration ISO 8601, from now on, at most PT24H; null: the plan's idleTimeout
     */
    record Keep(Duration duration) {}

    /** With {@code orphans=true} what the provider has under our name and nobody here wants. */
    @GET
    @Requires(Role.VIEWER)
    public Page<?> list(
            @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery boolean orphans) {
        return orphans
                ? Page.of(found.page(caller.project(), cursor, limit), limit, OrphanView::id)
                : Page.of(
                        deployments.page(caller.project(), cursor, limit),
                        limit,
                        DeploymentView::id);
    }

    @GET
    @Path("/{id}")
    @Requires(Role.VIEWER)
    public DeploymentView get(@RestPath String id) {
        return deployments.get(caller.project(), id);
    }

    @POST
    @Path("/{id}/start")
    @ResponseStatus(202)
    public DeploymentView start(@RestPath String id) {
        return wish(id, Deployment.Wish.START);
    }

    @POST
    @Path("/{id}/stop")
    @ResponseStatus(202)
    public DeploymentView stop(@RestPath String id) {
        return wish(id, Deployment.Wish.STOP);
    }

    /** Lets it serve nobody for longer; the body, and {@code duration} in it, may be left out. */
    @POST
    @Path("/{id}/keep")
    public DeploymentView keep(@RestPath String id, Keep keep) {
        return deployments.keep(
                caller.project(), id, keep == null ? null : keep.duration(), caller.actor());
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(202)
    public DeploymentView delete(@RestPath String id) {
        return wish(id, Deployment.Wish.DELETE);
    }

    private DeploymentView wish(String id, Deployment.Wish wish) {
        return deployments.wish(caller.project(), id, wish, caller.actor());
    }
}
