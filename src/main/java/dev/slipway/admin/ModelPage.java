package dev.slipway.admin;

import dev.slipway.access.Caller;
import dev.slipway.access.Requires;
import dev.slipway.access.Role;
import dev.slipway.release.ModelActions;
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

/** One model: where it is, why, what it waits for, and what can be asked of it. */
@Path("/admin/models/{id}")
@Produces(MediaType.TEXT_HTML)
@Requires(Role.VIEWER)
@Blocking
class ModelPage {
    private final ModelSheets sheets;
    private final ModelActions actions;
    private final Frames frames;
    private final Caller caller;

    ModelPage(ModelSheets sheets, ModelActions actions, Frames frames, Caller caller) {
        this.sheets = sheets;
        this.actions = actions;
        this.frames = frames;
        this.caller = caller;
    }

    @GET
    public TemplateInstance show(@RestPath String id) {
        Frame frame = frames.of("Model", "board");
        return Templates.model(frame, sheets.of(caller.project(), id));
    }

    /** Back to the page, which shows what was asked until the worker has done it. */
    @POST
    @Path("/{action}")
    @Requires(Role.OPERATOR)
    public Response act(
            @RestPath String id,
            @RestPath String action,
            @RestForm String reason,
            @RestForm boolean force,
            @RestForm(TokenFilter.FIELD) String csrf) {
        actions.ask(
                caller.project(), id, new ModelActions.Ask(action, force, reason), caller.actor());
        return Redirect.to("/admin/models/" + id).build();
    }
}
