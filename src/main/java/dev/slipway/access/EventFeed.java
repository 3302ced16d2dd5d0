package dev.slipway.access;

import dev.slipway.lifecycle.TransitionRow;
import dev.slipway.platform.JsonText;
import dev.slipway.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.util.function.Predicate;

/**
 * Streams the transitions of the caller's project to programs: whole rows, named after the kind.
 */
@ApplicationScoped
public class EventFeed {
    private final EventStreams streams;
    private final Keys keys;
    private final Caller caller;
    private final Clock clock;

    EventFeed(EventStreams streams, Keys keys, Caller caller, Clock clock) {
        this.streams = streams;
        this.keys = keys;
        this.caller = caller;
        this.clock = clock;
    }

    /** The whole row. */
    private record WholeRow(Predicate<TransitionRow> wanted) implements EventStreams.Wording {
        @Override
        public boolean tells(TransitionRow row) {
            return wanted.test(row);
        }

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
     * Returns at once; the stream lives as long as both sides and the caller's key.
     *
     * @param from id of the event to go on behind; null: what commits from now on
     * @throws Problem VALIDATION_FAILED for what no event has as its id
     */
    public void open(String from, SseEventSink sink, Sse sse, Predicate<TransitionRow> wanted) {
        String key = caller.keyId();
        streams.open(
                new EventStreams.Subscriber(
                        caller.project(),
                        sink,
                        sse,
                        new WholeRow(wanted),
                        () -> keys.table().withId(key, clock.instant()).isPresent()),
                EventStreams.cursor(from));
    }
}
