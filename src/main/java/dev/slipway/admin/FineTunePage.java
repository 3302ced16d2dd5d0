package dev.slipway.admin;

import dev.slipway.access.Caller;
import dev.slipway.access.Requires;
import dev.slipway.access.Role;
import dev.slipway.finetune.FineTunes;
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

/** One fine-tune with its loss curve and the provider's log. */
@Path("/admin/fine-tunes/{id}")
@Produces(MediaType.TEXT_HTML)
@Requires(Role.VIEWER)
@Blocking
class FineTunePage {
    private final FineTuneSheets sheets;
    private final FineTunes fineTunes;
    private final Frames frames;
    private final Caller caller;

    FineTunePage(FineTuneSheets sheets, FineTunes fineTunes, Frames frames, Caller caller) {
        this.sheets = sheets;
        this.fineTunes = fineTunes;
        this.frames = frames;
        this.caller = caller;
    }

    @GET
    public TemplateInstance show(@RestPath String id) {
        Frame frame = frames.of("Fine-tune", "fine-tunes");
        return Templates.fineTune(frame, sheets.of(caller, id));
    }

    @POST
    @Path("/cancel")
    @Requires(Role.OPERATOR)
    public Response cancel(@RestPath String id, @RestForm(TokenFilter.FIELD) String csrf) {
        fineTunes.cancel(caller.project(), id, caller.actor());
        return back(id);
    }

    @POST
    @Path("/retry")
    @Requires(Role.OPERATOR)
    public Response retry(@RestPath String id, @RestForm(TokenFilter.FIELD) String csrf) {
        fineTunes.retry(caller.project(), id, caller.actor());
        return back(id);
    }

    private static Response back(String id) {
        return Redirect.to("/admin/fine-tunes/" + id).build();
    }
}
