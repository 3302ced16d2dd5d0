package dev.slipway.admin;

import dev.slipway.access.Caller;
import dev.slipway.access.Requires;
import dev.slipway.access.Role;
import dev.slipway.webhook.WebhookChange;
import dev.slipway.webhook.WebhookView;
import dev.slipway.webhook.Webhooks;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** One webhook with its deliveries. */
@Path("/admin/webhooks/{id}")
@Produces(MediaType.TEXT_HTML)
@Requires(Role.VIEWER)
@Blocking
class WebhookPage {
    private final WebhookSheets sheets;
    private final Webhooks webhooks;
    private final Frames frames;
    private final Caller caller;

    WebhookPage(WebhookSheets sheets, Webhooks webhooks, Frames frames, Caller caller) {
        this.sheets = sheets;
        this.webhooks = webhooks;
        this.frames = frames;
        this.caller = caller;
    }

    @GET
    public TemplateInstance show(
            @RestPath String id, @RestQuery String state, @RestQuery String cursor) {
        Frame frame = frames.of("Webhook", WebhooksPage.SECTION);
        return Templates.webhook(frame, sheets.of(caller, id, state, cursor));
    }

    @POST
    @Path("/test")
    @Requires(Role.OPERATOR)
    public Response test(@RestPath String id, @RestForm(TokenFilter.FIELD) String csrf) {
        webhooks.test(caller.project(), id, caller.actor());
        return back(id);
    }

    @POST
    @Path("/deliveries/{delivery}/redeliver")
    @Requires(Role.OPERATOR)
    public Response redeliver(
            @RestPath String id,
            @RestPath String delivery,
            @RestForm String to,
            @RestForm(TokenFilter.FIELD) String csrf) {
        webhooks.redeliver(caller.project(), delivery);
        return to == null ? back(id) : Redirect.to(Return.page(to)).build();
    }

    @POST
    @Path("/enable")
    @Requires(Role.ADMIN)
    public Response enable(@RestPath String id, @RestForm(TokenFilter.FIELD) String csrf) {
        return turn(id, true);
    }

    @POST
    @Path("/disable")
    @Requires(Role.ADMIN)
    public Response disable(@RestPath String id, @RestForm(TokenFilter.FIELD) String csrf) {
        return turn(id, false);
    }

    /** No redirect: the answer is the one place that ever shows the secret. */
    @POST
    @Path("/rotate")
    @Requires(Role.ADMIN)
    public TemplateInstance rotate(@RestPath String id, @RestForm(TokenFilter.FIELD) String csrf) {
        WebhookView rotated = webhooks.rotate(caller.project(), id, caller.actor());
        return Templates.webhookSecret(
                frames.of("Webhook", WebhooksPage.SECTION),
                new WebhookSecret(rotated.id(), rotated.url(), rotated.secret()));
    }

    private Response turn(String id, boolean on) {
        webhooks.change(
                caller.project(), id, new WebhookChange(null, null, null, on), caller.actor());
        return back(id);
    }

    private static Response back(String id) {
        return Redirect.to("/admin/webhooks/" + id).build();
    }
}
