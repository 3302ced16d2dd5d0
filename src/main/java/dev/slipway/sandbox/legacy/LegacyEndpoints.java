package dev.slipway.sandbox.legacy;

import dev.slipway.sandbox.bill.Charge;
import dev.slipway.sandbox.bill.Meter;
import dev.slipway.sandbox.bill.Replicas;
import dev.slipway.sandbox.bill.Running;
import dev.slipway.sandbox.catalog.Catalogue;
import dev.slipway.sandbox.catalog.Machine;
import dev.slipway.sandbox.clock.SimClock;
import dev.slipway.sandbox.clock.Timeline;
import dev.slipway.sandbox.ledger.Act;
import dev.slipway.sandbox.ledger.Entry;
import dev.slipway.sandbox.ledger.Journal;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The account's endpoints of V1, and the minutes their replicas cost. */
public final class LegacyEndpoints implements Meter {
    private static final String CREATE = "v1_endpoint.create";
    private static final String UPDATE = "v1_endpoint.update";
    private static final String DELETE = "v1_endpoint.delete";
    private static final String BREAK = "v1_endpoint.break";
    private static final String ADAPTERS = "v1_endpoint.adapters";

    private final Journal journal;
    private final SimClock clock;
    private final Catalogue catalogue;
    private final Map<String, LegacyEndpoint> endpoints = new LinkedHashMap<>();
    private final Set<String> deleted = new HashSet<>();

    private record Creation(LegacyEndpoint.Plan plan, LegacyEndpoint.Facts facts) {}

    private record Attached(List<String> adapters) {}

    public LegacyEndpoints(Journal journal, SimClock clock, Catalogue catalogue) {
        this.journal = journal;
        this.clock = clock;
        this.catalogue = catalogue;
        journal.on(CREATE, this::created);
        journal.on(UPDATE, this::updated);
        journal.on(BREAK, entry -> ended(entry, LegacyLife.ERROR));
        journal.on(DELETE, this::gone);
        journal.on(
                ADAPTERS,
                entry -> {
                    List<String> adapters = Json.read(entry.data(), Attached.class).adapters;
                    endpoints.computeIfPresent(entry.id(), (id, e) -> e.with(adapters));
                });
    }

    private void created(Entry entry) {
        Creation data = Json.read(entry.data(), Creation.class);
        Timeline life = LegacyLife.begin(entry.at(), data.facts, data.plan.fate());
        endpoints.put(
                entry.id(),
                new LegacyEndpoint(
                        entry.id(),
                        entry.seq(),
                        data.plan,
                        data.facts,
                        List.of(),
                        life,
                        entry.at()));
    }

    private void updated(Entry entry) {
        LegacyEndpoint.Facts facts = Json.read(entry.data(), LegacyEndpoint.Facts.class);
        endpoints.computeIfPresent(
                entry.id(),
                (id, old) -> old.with(facts, LegacyLife.changed(old, facts, entry.at())));
    }

    private void gone(Entry entry) {
        ended(entry, LegacyLife.STOPPED);
        deleted.add(entry.id());
    }

    private void ended(Entry entry, String state) {
        endpoints.computeIfPresent(
                entry.id(),
                (id, old) ->
                        old.with(
                                old.facts(),
                                old.timeline().cutAt(entry.at()).then(entry.at(), state)));
    }

    LegacyEndpoint create(Call call, LegacyEndpoint.Plan plan, LegacyEndpoint.Facts facts) {
        String id = "endpoint-" + Uuids.of(journal.newId());
        Act act = Act.of(call, CREATE, id, plan.name());
        journal.record(act.with(new Creation(plan, facts)));
        return endpoints.get(act.id());
    }

    LegacyEndpoint update(Call call, LegacyEndpoint endpoint, LegacyEndpoint.Facts facts) {
        journal.record(Act.of(call, UPDATE, endpoint.id(), endpoint.name()).with(facts));
        return endpoints.get(endpoint.id());
    }

    void delete(Call call, LegacyEndpoint endpoint) {
        journal.record(Act.of(call, DELETE, endpoint.id(), endpoint.name()));
    }

    void attach(Call call, LegacyEndpoint endpoint, String adapter) {
        List<String> adapters = new ArrayList<>(endpoint.adapters());
        adapters.add(adapter);
        attached(call, endpoint, adapters);
    }

    void detach(Call call, LegacyEndpoint endpoint, String adapter) {
        attached(
                call,
                endpoint,
                endpoint.adapters().stream().filter(name -> !name.equals(adapter)).toList());
    }

    private void attached(Call call, LegacyEndpoint endpoint, List<String> adapters) {
        Act act = Act.of(call, ADAPTERS, endpoint.id(), endpoint.name());
        journal.record(act.with(new Attached(adapters)));
    }

    /** Lets an endpoint fail now, as the provider's sometimes do. */
    public void fail(LegacyEndpoint endpoint) {
        journal.record(Act.of(null, BREAK, endpoint.id(), endpoint.name()));
    }

    public Optional<LegacyEndpoint> find(String id) {
        return Optional.ofNullable(endpoints.get(id)).filter(e -> !deleted.contains(e.id()));
    }

    /** Oldest first. */
    public List<LegacyEndpoint> all() {
        return endpoints.values().stream().filter(e -> !deleted.contains(e.id())).toList();
    }

    /** 8 hex digits for a name. */
    String nameEnding() {
        return journal.newId().substring(0, 8);
    }

    Machine machine(LegacyEndpoint endpoint) {
        return catalogue.machine(endpoint.plan().machine());
    }

    @Override
    public List<Charge> charges(Instant now) {
        return endpoints.values().stream()
                .flatMap(
                        e ->
                                Replicas.charges(
                                        e.id(),
                                        e.name(),
                                        e.timeline(),
                                        machine(e).centsPerMinute(),
                                        now)
                                        .stream())
                .toList();
    }

    @Override
    public List<Running> running(Instant now) {
        return endpoints.values().stream()
                .filter(e -> e.at(now).ready() > 0)
                .map(e -> running(e, e.at(now).ready()))
                .toList();
    }

    private Running running(LegacyEndpoint endpoint, int replicas) {
        BigDecimal rate = machine(endpoint).centsPerHour();
        return new Running(
                endpoint.id(),
                endpoint.name(),
                replicas,
                rate.multiply(BigDecimal.valueOf(replicas)));
    }

    public Instant now() {
        return clock.now();
    }
}
