package dev.slipway.sandbox.ledger;

import dev.slipway.sandbox.clock.SimClock;
import dev.slipway.sandbox.web.Json;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The one way to change the sandbox: an act is written down, then applied by the room that
 * subscribed to its kind. A restart applies the same lines again, so the two cannot differ. Not
 * thread-safe; callers hold the world's lock.
 */
public final class Journal implements AutoCloseable {
    public static final String CHARGE = "charge";
    private static final String ANCHOR = "clock.anchor";
    private static final String OPEN = "ledger.open";

    private final LedgerFile file;
    private final SimClock clock;
    private final Ids ids = new Ids();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Consumer<Entry>> appliers = new HashMap<>();
    private final Map<String, Instant> born = new HashMap<>();

    private Runnable afterAct = () -> {};

    public Journal(Path path, SimClock clock) {
        this.file = LedgerFile.open(path);
        this.clock = clock;
        on(OPEN, entry -> ids.salt(entry.data().path("salt").asText()));
        on(ANCHOR, entry -> clock.follow(Json.read(entry.data(), SimClock.Anchor.class)));
    }

    public void on(String act, Consumer<Entry> applier) {
        appliers.put(act, applier);
    }

    /** Runs after each act but charges; it may write charges itself. */
    public void afterAct(Runnable hook) {
        afterAct = hook;
    }

    /** Applies the file, and starts the clock at {@code speed} where the file left it. */
    public void replay(double speed) {
        file.readAll().forEach(this::apply);
        if (entries.isEmpty()) {
            record(new Act(null, OPEN, null, null, Json.object().put("salt", Ids.newSalt())));
            setClock(Duration.ZERO, speed);
        } else if (clock.speed() != speed) {
            setClock(Duration.ZERO, speed);
        }
    }

    /** Pushes the clock by hand. */
    public void advance(Duration push) {
        setClock(push, clock.speed());
    }

    private void setClock(Duration push, double speed) {
        SimClock.Anchor anchor = clock.anchorFromHere(push, speed);
        record(new Act(null, ANCHOR, null, null, Json.tree(anchor)));
    }

    /** Writes {@code act} down and applies it. When this returns, it has happened for good. */
    public Entry record(Act act) {
        Entry entry = write(act, null);
        afterAct.run();
        return entry;
    }

    /** Writes money down. */
    public void charge(Act act, BigDecimal cents) {
        write(act, cents);
    }

    private Entry write(Act act, BigDecimal cents) {
        Entry entry =
                new Entry(
                        entries.size() + 1L,
                        clock.now(),
                        act.kind(),
                        act.call() == null ? null : act.call().who(),
                        act.id(),
                        act.name(),
                        act.call() == null ? null : act.call().digest(),
                        cents,
                        act.data());
        file.append(entry);
        apply(entry);
        return entry;
    }

    private void apply(Entry entry) {
        Consumer<Entry> applier = appliers.get(entry.act());
        if (applier == null) {
            throw new IllegalStateException("the ledger has an unknown act: " + entry.act());
        }
        applier.accept(entry);
        clock.notBefore(entry.at());
        entries.add(entry);
        if (entry.id() != null) {
            born.putIfAbsent(entry.id(), entry.at());
        }
    }

    /** When the first act on the thing {@code id} was. */
    public Optional<Instant> born(String id) {
        return Optional.ofNullable(born.get(id));
    }

    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** 32 hex digits that this ledger has not given out before. */
    public String newId() {
        return ids.next(entries.size());
    }

    @Override
    public void close() {
        file.close();
    }
}
