package dev.slipway.admin;

import dev.slipway.access.Caller;
import dev.slipway.access.Requires;
import dev.slipway.access.Role;
import dev.slipway.deployment.sweep.Orphans;
import dev.slipway.lifecycle.safemode.SafeMode;
import dev.slipway.problem.Problem;
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

/** What the provider has under our name and nobody wants, what it costs, and safe mode. */
@Path(OrphansPage.ADDRESS)
@Produces(MediaType.TEXT_HTML)
@Requires(Role.VIEWER)
@Blocking
class OrphansPage {
    static final String ADDRESS = "/admin/orphans";
    private static final int LONGEST_REASON = 500;

    private final OrphanSheets sheets;
    private final Orphans orphans;
    private final SafeMode safeMode;
    private final Frames frames;
    private final Caller caller;

    OrphansPage(
            OrphanSheets sheets, Orphans orphans, SafeMode safeMode, Frames frames, Caller caller) {
        this.sheets = sheets;
        this.orphans = orphans;
        this.safeMode = safeMode;
        this.frames = frames;
        this.caller = caller;
    }

    @GET
    public TemplateInstance show(@RestQuery String before) {
        Frame frame = frames.of("Orphans", "orphans");
        return Templates.orphans(frame, sheets.of(caller, before));
    }

    @POST
    @Path("/{id}/delete")
    @Requires(Role.OPERATOR)
    public Response delete(@RestPath String id, @RestForm(TokenFilter.FIELD) String csrf) {
        orphans.delete(caller.project(), id, caller.actor());
        return back();
    }

    @POST
    @Path("/{id}/keep")
    @Requires(Role.OPERATOR)
    public Response keep(@RestPath String id, @RestForm(TokenFilter.FIELD) String csrf) {
        orphans.keep(caller.project(), id, caller.actor());
        return back();
    }

    @POST
    @Path("/leave-safe-mode")
    @Requires(Role.ADMIN)
    public Response leave(@RestForm String reason, @RestForm(TokenFilter.FIELD) String csrf) {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw Problem.invalid("reason", "must say why, in at most 500 characters");
        }
        safeMode.leave(reason.strip(), caller.actor());
        return back();
    }

    private static Response back() {
        return Redirect.to(ADDRESS).build();
    }
}
