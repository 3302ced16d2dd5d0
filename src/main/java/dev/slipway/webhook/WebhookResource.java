package dev.slipway.webhook;

import dev.slipway.access.Caller;
import dev.slipway.access.Requires;
import dev.slipway.access.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Webhooks of the caller's project. Who decides where events go, and with which secret, is an
 * admin.
 */
@Path("/api/v1/webhooks")
class WebhookResource {
    private final Webhooks webhooks;
    private final Caller caller;

    WebhookResource(Webhooks webhooks, Caller caller) {
        this.webhooks = webhooks;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(201)
    @Requires(Role.ADMIN)
    public WebhookView create(@Valid @NotNull NewWebhook wish) {
        return webhooks.create(caller.project(), wish, caller.actor());
    }

    @GET
    @Requires(Role.VIEWER)
    public Webhooks.Page<WebhookView> list(
            @RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return webhooks.page(caller.project(), cursor, limit);
    }

    @GET
    @Path("/{id}")
    @Requires(Role.VIEWER)
    public WebhookView get(@RestPath String id) {
        return webhooks.get(caller.project(), id);
    }

    /** Fields that are left out stay as they are. */
    @PATCH
    @Path("/{id}")
    @Requires(Role.ADMIN)
    public WebhookView change(@RestPath String id, @Valid @NotNull WebhookChange change) {
        return webhooks.change(caller.project(), id, change, caller.actor());
    }

    @DELETE
    @Path("/{id}")
    @Requires(Role.ADMIN)
    public void delete(@RestPath String id) {
        webhooks.delete(caller.project(), id, caller.actor());
    }

    @POST
    @Path("/{id}/rotate-secret")
    @Requires(Role.ADMIN)
    public WebhookView rotate(@RestPath String id) {
        return webhooks.rotate(caller.project(), id, caller.actor());
    }

    @POST
    @Path("/{id}/test")
    @ResponseStatus(202)
    @Requires(Role.OPERATOR)
    public DeliveryView test(@RestPath String id) {
        return webhooks.test(caller.project(), id, caller.actor());
    }

    @GET
    @Path("/{id}/deliveries")
    @Requires(Role.VIEWER)
    public Webhooks.Page<DeliveryView> deliveries(
            @RestPath String id,
            @RestQuery String cursor,
            @RestQuery String state,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return webhooks.deliveries(caller.project(), id, cursor, state, limit);
    }

    /** Also of one that was delivered, as when the receiver lost it. */
    @POST
    @Path("/deliveries/{id}/redeliver")
    @ResponseStatus(202)
    @Requires(Role.OPERATOR)
    public DeliveryView redeliver(@RestPath String id) {
        return webhooks.redeliver(caller.project(), id);
    }
}
