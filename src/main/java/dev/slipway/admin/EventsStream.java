package dev.slipway.admin;

import dev.slipway.access.Caller;
import dev.slipway.access.EventStreams;
import dev.slipway.access.Requires;
import dev.slipway.access.Role;
import dev.slipway.lifecycle.TransitionRow;
import dev.slipway.platform.JsonText;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Map;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Tells an open page what changed; it then fetches the parts it shows of that. An event's id is its
 * place in the outbox, so that a page which was away hears of all it missed.
 */
@Path("/admin/events/stream")
@Requires(Role.VIEWER)
@Blocking
class EventsStream {
    private final EventStreams streams;
    private final Sessions sessions;
    private final CurrentSession current;
    private final Caller caller;

    EventsStream(EventStreams streams, Sessions sessions, CurrentSession current, Caller caller) {
        this.streams = streams;
        this.sessions = sessions;
        this.current = current;
        this.caller = caller;
    }

    /** What the script of the pages needs to know of a change. */
    private record Changed() implements EventStreams.Wording {
        @Override
        public String name(TransitionRow row) {
            return "changed";
        }

        @Override
        public String data(TransitionRow row) {
            String alias = row.data().path("alias").asText("");
            int version = row.data().path("version").asInt();
            return JsonText.write(
                    Map.of(
                            "kind", row.kind(),
                            "subject", row.subject(),
                            "name", version == 0 ? alias : alias + "@" + version,
                            "to", Badge.ofWord(row.kind(), row.to()).word()));
        }
    }

    /** Goes on behind {@code Last-Event-ID}, else behind {@code ?after=}, else from now on. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void stream(
            @RestHeader("Last-Event-ID") String lastEventId,
            @RestQuery String after,
            @Context SseEventSink sink,
            @Context Sse sse) {
        String session = current.require().id();
        streams.open(
                new EventStreams.Subscriber(
                        caller.project(),
                        sink,
                        sse,
                        new Changed(),
                        () -> sessions.find(session).isPresent()),
                EventStreams.cursor(lastEventId == null ? after : lastEventId));
    }
}
