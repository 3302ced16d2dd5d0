package dev.slipway.sandbox.bill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.clock.SimClock;
import dev.slipway.sandbox.ledger.Act;
import dev.slipway.sandbox.ledger.Entry;
import dev.slipway.sandbox.ledger.Journal;
import dev.slipway.sandbox.web.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares what the meters say with what the ledger holds, and writes the difference down. */
public final class Bill {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * What still grows is written down that often, or when somebody asks: a line on the disk for
     * each running thing at each act would be slower than the acts.
     */
    private static final Duration OPEN_EVERY = Duration.ofHours(1);

    private final Journal journal;
    private final SimClock clock;
    private final List<Meter> meters = new ArrayList<>();
    private final Map<String, BigDecimal> settled = new LinkedHashMap<>();
    private final Map<String, Line> things = new LinkedHashMap<>();
    private Instant openSettled = Instant.EPOCH;

    /** What one thing has cost in all. */
    private record Line(String id, String name, String kind, BigDecimal cents) {}

    /** The data of a charge in the ledger. */
    private record Reason(String key, String kind) {}

    public Bill(Journal journal, SimClock clock) {
        this.journal = journal;
        this.clock = clock;
        journal.on(Journal.CHARGE, this::apply);
        journal.afterAct(this::settleSome);
    }

    public void add(Meter meter) {
        meters.add(meter);
    }

    /** What the ledger holds for {@code key}. */
    public BigDecimal settled(String key) {
        return settled.getOrDefault(key, BigDecimal.ZERO);
    }

    private void settleSome() {
        settle(!clock.now().isBefore(openSettled.plus(OPEN_EVERY)));
    }

    /** Writes down what has fallen due since the last time. */
    public void settle() {
        settle(true);
    }

    private void settle(boolean alsoOpen) {
        if (alsoOpen) {
            openSettled = clock.now();
        }
        for (Meter meter : meters) {
            for (Charge charge : meter.charges(clock.now())) {
                if (charge.open() && !alsoOpen) {
                    continue;
                }
                BigDecimal due = charge.cents().subtract(settled(charge.key()));
                if (due.signum() != 0) {
                    Act act = Act.of(null, Journal.CHARGE, charge.id(), charge.name());
                    journal.charge(act.with(new Reason(charge.key(), charge.kind())), due);
                }
            }
        }
    }

    private void apply(Entry entry) {
        Reason reason = Json.read(entry.data(), Reason.class);
        settled.merge(reason.key(), entry.cents(), BigDecimal::add);
        things.merge(
                entry.id(),
                new Line(entry.id(), entry.name(), reason.kind(), entry.cents()),
                (old, more) -> new Line(old.id, old.name, old.kind, old.cents.add(more.cents)));
    }

    /** Total and parts up to now, and what bills right now. */
    public ObjectNode json() {
        settle();
        BigDecimal total =
                things.values().stream().map(Line::cents).reduce(BigDecimal.ZERO, BigDecimal::add);
        ObjectNode bill = Json.object();
        bill.put("asOf", Json.time(clock.now()));
        bill.put("totalCents", total);
        bill.put("totalUsd", total.divide(HUNDRED, 6, RoundingMode.HALF_UP));
        bill.set("things", Json.array(things.values().stream().map(Json::tree).toList()));
        bill.set(
                "billingNow",
                Json.array(
                        meters.stream()
                                .flatMap(meter -> meter.running(clock.now()).stream())
                                .map(Bill::running)
                                .toList()));
        return bill;
    }

    private static ObjectNode running(Running running) {
        return Json.tree(running)
                .put("usdPerHour", running.centsPerHour().divide(HUNDRED, 4, RoundingMode.HALF_UP));
    }
}
