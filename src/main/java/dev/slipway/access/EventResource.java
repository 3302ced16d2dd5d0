package dev.slipway.access;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

/** The transitions of the caller's project as they happen. */
@Path("/api/v1/events")
@Requires(Role.VIEWER)
class EventResource {
    private final EventFeed feed;

    EventResource(EventFeed feed) {
        this.feed = feed;
    }

    /**
     * Server-sent events. {@code Last-Event-ID}, or {@code ?after=}, goes on behind that event;
     * {@code ?after=0-0} from the beginning; without either from now on.
     */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void stream(
            @RestHeader("Last-Event-ID") String lastEventId,
            @RestQuery String after,
            @Context SseEventSink sink,
            @Context Sse sse) {
        feed.open(lastEventId == null ? after : lastEventId, sink, sse, row -> true);
    }
}
