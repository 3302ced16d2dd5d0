package dev.slipway.access;

import dev.slipway.lifecycle.Cursor;
import dev.slipway.lifecycle.Signals;
import dev.slipway.lifecycle.TransitionRow;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
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

    /** Which events, their name and data; an id is always the row's place in the outbox. */
    public interface Wording {
        /** Asked for rows of the subscriber's project only. */
        default boolean tells(TransitionRow row) {
            return true;
        }

        String name(TransitionRow row);

        String data(TransitionRow row);
    }

    /**
     * The place that an event's id names; null for null.
     *
     * @throws Problem VALIDATION_FAILED for anything else
     */
    public static Cursor cursor(String id) {
        try {
            return id == null ? null : Cursor.parse(id);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("Last-Event-ID", e.getMessage());
        }
    }

    /**
     * Returns at once; the stream ends when the other side hangs up or may listen no longer.
     *
     * @param from goes on behind this event; null, or a place that this database has not come to,
     *     as one from before a restore: what commits from now on
     */
    public void open(Subscriber to, Cursor from) {
        Cursor now = transitions.now();
        Cursor start = from == null || from.isAfter(now) ? now : from;
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
            Pulse pulse = new Pulse(System.nanoTime());
            int round = 0;
            while (!stopping && !to.sink().isClosed()) {
                if (++round % ROUNDS_PER_CHECK == 0 && !to.allowed().getAsBoolean()) {
                    return;
                }
                Cursor next = send(to, cursor, pulse);
                if (next.equals(cursor)) {
                    woken.tryAcquire(LOOK_MS, TimeUnit.MILLISECONDS);
                    woken.drainPermits();
                }
                if (pulse.due(System.nanoTime())) {
                    to.sink().send(to.sse().newEventBuilder().comment("alive").build());
                    pulse.sent(System.nanoTime());
                }
                cursor = next;
            }
        } catch (Exception e) {
            LOG.debugf("An event stream ended: %s", e.toString());
        } finally {
            to.sink().close();
        }
    }

    private Cursor send(Subscriber to, Cursor cursor, Pulse pulse) throws Exception {
        List<TransitionRow> rows = transitions.after(cursor, PAGE);
        for (TransitionRow row : rows) {
            if (row.projectId().equals(to.project().value()) && to.wording().tells(row)) {
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
                pulse.sent(System.nanoTime());
            }
        }
        return rows.isEmpty() ? cursor : rows.getLast().cursor();
    }
}
