package dev.slipway.sandbox.switches;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.clock.SimClock;
import dev.slipway.sandbox.ledger.Journal;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Reply;
import dev.slipway.sandbox.web.Weather;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The switches that concern all calls alike: rate limit, late commits, lists that lag. */
public final class Doubtful implements Weather {
    private static final long WINDOW = 60;
    private static final Set<String> CREATED =
            Set.of("endpoints", "deployments", "models", "uploads", "fine-tunes", "batches");
    private static final Set<String> LISTED =
            Set.of(
                    "endpoints",
                    "deployments",
                    "models",
                    "uploads",
                    "fine-tunes",
                    "batches",
                    "evaluation",
                    "files",
                    "jobs");
    private static final List<String> IDS = List.of("id", "workflow_id", "job_id");

    private final Switches switches;
    private final Journal journal;
    private final SimClock clock;
    private final Map<String, Window> windows = new HashMap<>();
    private final List<Late> late = new ArrayList<>();

    private record Window(long number, int used) {}

    private record Late(Instant due, Supplier<Reply> work) {}

    public Doubtful(Switches switches, Journal journal, SimClock clock) {
        this.switches = switches;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void admit(Call call) {
        Doubts doubts = switches.doubts();
        if (doubts.requestsPerMinute() == 0 || call.who() == null) {
            return;
        }
        long second = clock.now().getEpochSecond();
        long number = second / WINDOW;
        Window before = windows.get(call.who());
        int used = before == null || before.number != number ? 1 : before.used + 1;
        windows.put(call.who(), new Window(number, used));
        if (used > doubts.requestsPerMinute()) {
            long wait = (number + 1) * WINDOW - second;
            throw ApiException.of(
                    429,
                    "dynamic_request_limited",
                    "Rate limit reached: %d requests per minute"
                            .formatted(doubts.requestsPerMinute()),
                    doubts.retryAfter().headers(wait, clock.now()));
        }
    }

    @Override
    public boolean postpones(Call call) {
        String path = call.head().path();
        return switches.doubts().lateCommit().isPositive()
                && call.who() != null
                && call.head().method().equals("POST")
                && CREATED.contains(path.substring(path.lastIndexOf('/') + 1));
    }

    @Override
    public void postpone(Supplier<Reply> work) {
        late.add(new Late(clock.now().plus(switches.doubts().lateCommit()), work));
    }

    @Override
    public void catchUp() {
        for (Iterator<Late> each = late.iterator(); each.hasNext(); ) {
            Late next = each.next();
            if (!next.due.isAfter(clock.now())) {
                each.remove();
                commit(next.work);
            }
        }
    }

    /** A create that is refused so late is told to nobody. */
    private static void commit(Supplier<Reply> work) {
        try {
            work.get();
        } catch (ApiException e) {
            System.getLogger("sandbox").log(System.Logger.Level.DEBUG, "refused late", e);
        }
    }

    @Override
    public Reply changed(Call call, List<String> path, Reply reply) {
        Duration lag = switches.doubts().listLag();
        boolean list =
                call.who() != null
                        && call.head().method().equals("GET")
                        && LISTED.contains(path.getLast());
        return lag.isPositive() && list && reply instanceof Reply.Whole whole
                ? lagging(whole, clock.now().minus(lag))
                : reply;
    }

    private Reply lagging(Reply.Whole whole, Instant seenUntil) {
        JsonNode body;
        try {
            body = Json.MAPPER.readTree(whole.body());
        } catch (IOException e) {
            throw new UncheckedIOException("lists are JSON", e);
        }
        if (body instanceof ArrayNode array) {
            return Reply.json(whole.status(), visible(array, seenUntil));
        }
        if (body instanceof ObjectNode object && object.get("data") instanceof ArrayNode data) {
            object.set("data", visible(data, seenUntil));
            return Reply.json(whole.status(), object);
        }
        return whole;
    }

    private ArrayNode visible(ArrayNode elements, Instant seenUntil) {
        ArrayNode visible = Json.array();
        for (JsonNode element : elements) {
            boolean young =
                    IDS.stream()
                            .map(id -> journal.born(element.path(id).asText()))
                            .flatMap(born -> born.stream())
                            .anyMatch(seenUntil::isBefore);
            if (!young) {
                visible.add(element);
            }
        }
        return visible;
    }
}
