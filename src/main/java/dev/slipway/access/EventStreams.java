package dev.slipway.access;

import dev.slipway.lifecycle.Cursor;
import dev.slipway.lifecycle.Signals;
import dev.slipway.lifecycle.TransitionRow;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.platform.ProjectId;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** Feeds each subscriber from the outbox, on a virtual thread of its own. Signals only wake it. */
@ApplicationScoped
public class EventStreams {
    private static final Logger LOG = Logger.getLogger(EventStreams.class);
    private static final int PAGE = 200;
    private static final long LOOK_MS = 1000;
    private static final int LOOKS_PER_HEARTBEAT = 15;

    /** A minute or so: a key that was revoked must not go on listening. */
    private static final int ROUNDS_PER_CHECK = 60;

    private final Transitions transitions;
    private final Signals signals;
    private volatile boolean stopping;

    EventStreams(Transitions transitions, Signals signals) {
        this.transitions = transitions;
        this.signals = signals;
    }

    /**
     * Who listens.
     *
     * @param wording what an event looks like to him
     * @param allowed asked at least every few minutes, on the stream's thread; may block
     */
    public record Subscriber(
            ProjectId project,
            SseEventSink sink,
            Sse sse,
            Wording wording,
            BooleanSupplier allowed) {}

    /** Name and data of an event; its id is always the row's place in the outbox. */
    public interface Wording {
        String name(TransitionRow row);

        String data(TransitionRow row);
    }

    /**
     * Returns at once; the stream ends when the other side hangs up or may listen no longer.
     *
     * @param from goes on behind this event; null: what commits from now on
     */
    public void open(Subscriber to, Cursor from) {
        Cursor start = from == null ? transitions.now() : from;
        Thread.ofVirtual().name("slipway-events").start(() -> feed(to, start));
    }

    @PreDestroy
    void stop() {
        stopping = true;
    }

    @SuppressWarnings("try") // the subscription is only held
    private void feed(Subscriber to, Cursor start) {
        Semaphore woken = new Semaphore(0);
        try (AutoCloseable listening = signals.on(Transitions.CHANNEL, woken::release)) {
            Cursor cursor = start;
            int quiet = 0;
            int round = 0;
            while (!stopping && !to.sink().isClosed()) {
                if (++round % ROUNDS_PER_CHECK == 0 && !to.allowed().getAsBoolean()) {
                    return;
                }
                Cursor next = send(to, cursor);
                quiet = next.equals(cursor) ? quiet + 1 : 0;
                if (next.equals(cursor)) {
                    woken.tryAcquire(LOOK_MS, TimeUnit.MILLISECONDS);
                    woken.drainPermits();
                }
                if (quiet == LOOKS_PER_HEARTBEAT) {
                    to.sink().send(to.sse().newEventBuilder().comment("alive").build());
                    quiet = 0;
                }
                cursor = next;
            }
        } catch (Exception e) {
            LOG.debugf("An event stream ended: %s", e.toString());
        } finally {
            to.sink().close();
        }
    }

    private Cursor send(Subscriber to, Cursor cursor) throws Exception {
        List<TransitionRow> rows = transitions.after(cursor, PAGE);
        for (TransitionRow row : rows) {
            if (row.projectId().equals(to.project().value())) {
                to.sink()
                        .send(
                                to.sse()
                                        .newEventBuilder()
                                        .id(row.cursor().toString())
                                        .name(to.wording().name(row))
                                        // As text: a media type would become a field that
                                        // no client knows.
                                        .data(String.class, to.wording().data(row))
                                        .build())
                        .toCompletableFuture()
                        .get(30, TimeUnit.SECONDS);
            }
        }
        return rows.isEmpty() ? cursor : rows.getLast().cursor();
    }
}
