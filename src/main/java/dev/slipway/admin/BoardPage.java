package dev.slipway.admin;

import dev.slipway.access.Caller;
import dev.slipway.access.Requires;
import dev.slipway.access.Role;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestQuery;

/** All models at a glance; filters, search, view and page are in the address. */
@Path(AdminDoor.ROOT)
@Produces(MediaType.TEXT_HTML)
@Requires(Role.VIEWER)
@Blocking
class BoardPage {
    private final Boards boards;
    private final Frames frames;
    private final Caller caller;

    BoardPage(Boards boards, Frames frames, Caller caller) {
        this.boards = boards;
        this.frames = frames;
        this.caller = caller;
    }

    @GET
    public TemplateInstance show(
            @RestQuery String q,
            @RestQuery String stage,
            @RestQuery String view,
            @RestQuery String from) {
        Frame frame = frames.of("Board", "board");
        return Templates.board(
                frame, boards.of(caller.project(), BoardQuery.of(q, stage, view, from)));
    }
}
