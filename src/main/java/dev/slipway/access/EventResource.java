package dev.slipway.access;

import dev.slipway.lifecycle.Cursor;
import dev.slipway.lifecycle.TransitionRow;
import dev.slipway.platform.JsonText;
import dev.slipway.problem.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

/** The transitions of the caller's project as they happen. */
@Path("/api/v1/events")
@Requires(Role.VIEWER)
class EventResource {
    private final EventStreams streams;
    private final Keys keys;
    private final Caller caller;
    private final Clock clock;

    EventResource(EventStreams streams, Keys keys, Caller caller, Clock clock) {
        this.streams = streams;
        this.keys = keys;
        this.caller = caller;
        this.clock = clock;
    }

    /** The whole row, named after what changed. */
    private record WholeRow() implements EventStreams.Wording {
        @Override
        public String name(TransitionRow row) {
            return row.kind();
        }

        @Override
        public String data(TransitionRow row) {
            return JsonText.write(row);
        }
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
        String key = caller.keyId();
        streams.open(
                new EventStreams.Subscriber(
                        caller.project(),
                        sink,
                        sse,
                        new WholeRow(),
                        () -> keys.table().withId(key, clock.instant()).isPresent()),
                cursor(from));
    }

    private static Cursor cursor(String text) {
        try {
            return text == null ? null : Cursor.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("Last-Event-ID", e.getMessage());
        }
    }
}
