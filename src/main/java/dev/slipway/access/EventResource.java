package dev.slipway.access;

import dev.slipway.lifecycle.Cursor;
import dev.slipway.problem.Problem;
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
    private final EventStreams streams;
    private final Caller caller;

    EventResource(EventStreams streams, Caller caller) {
        this.streams = streams;
        this.caller = caller;
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
        String from = lastEventId == null ? after : lastEventId;
        streams.open(new EventStreams.Subscriber(caller.project(), sink, sse), cursor(from));
    }

    private static Cursor cursor(String text) {
        try {
            return text == null ? null : Cursor.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("Last-Event-ID", e.getMessage());
        }
    }
}
