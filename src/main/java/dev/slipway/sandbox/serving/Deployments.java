package dev.slipway.sandbox.serving;

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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The deployments of the project, and the minutes their replicas cost. */
public final class Deployments implements Meter {
    private static final String CREATE = "deployment.create";
    private static final String UPDATE = "deployment.update";
    private static final String DELETE = "deployment.delete";
    private static final String BREAK = "deployment.break";

    private final Journal journal;
    private final SimClock clock;
    private final Catalogue catalogue;
    private final Endpoints endpoints;
    private final Map<String, Deployment> deployments = new LinkedHashMap<>();
    private final Set<String> deleted = new HashSet<>();

    private record Creation(Deployment.Plan plan, Deployment.Facts facts) {}

    private record Failure(String message) {}

    public Deployments(Journal journal, SimClock clock, Catalogue catalogue, Endpoints endpoints) {
        this.journal = journal;
        this.clock = clock;
        this.catalogue = catalogue;
        this.endpoints = endpoints;
        journal.on(CREATE, this::created);
        journal.on(UPDATE, this::updated);
        journal.on(BREAK, this::broken);
        journal.on(
                DELETE,
                entry -> {
                    deleted.add(entry.id());
                    endpoints.forget(deployments.get(entry.id()).plan().endpointId(), entry.id());
                });
    }

    private void created(Entry entry) {
        Creation data = Json.read(entry.data(), Creation.class);
        Timeline life = Life.begin(entry.at(), data.facts.replicas(), data.plan.fate());
        deployments.put(
                entry.id(),
                new Deployment(
                        entry.id(),
                        entry.seq(),
                        data.plan,
                        data.facts,
                        entry.seq(),
                        entry.at(),
                        entry.at(),
                        life));
    }

    private void updated(Entry entry) {
        Deployment.Facts facts = Json.read(entry.data(), Deployment.Facts.class);
        Deployment old = deployments.get(entry.id());
        Timeline life =
                facts.replicas() == old.facts().replicas()
                        ? old.timeline()
                        : Life.scaled(
                                old.timeline(), entry.at(), facts.replicas(), old.plan().fate());
        deployments.put(old.id(), old.with(facts, life, entry.seq(), entry.at()));
    }

    private void broken(Entry entry) {
        Deployment old = deployments.get(entry.id());
        String why = Json.read(entry.data(), Failure.class).message;
        Timeline life = Life.broken(old.timeline().cutAt(entry.at()), entry.at(), why);
        deployments.put(old.id(), old.with(old.facts(), life, entry.seq(), entry.at()));
    }

    Deployment create(Call call, Deployment.Plan plan, Deployment.Facts facts) {
        String id = "dep_" + journal.newId().substring(0, 24);
        Act act = Act.of(call, CREATE, id, shown(plan.endpointId(), facts.name()));
        journal.record(act.with(new Creation(plan, facts)));
        return deployments.get(act.id());
    }

    /** What would be created: without an id, and nowhere to be found. */
    Deployment imagined(Deployment.Plan plan, Deployment.Facts facts) {
        Instant now = clock.now();
        Timeline life = Life.begin(now, facts.replicas(), null);
        return new Deployment("", 0, plan, facts, 0, now, now, life);
    }

    Deployment update(Call call, Deployment old, Deployment.Facts facts) {
        String name = shown(old.plan().endpointId(), facts.name());
        journal.record(Act.of(call, UPDATE, old.id(), name).with(facts));
        return deployments.get(old.id());
    }

    void delete(Call call, Deployment deployment) {
        journal.record(Act.of(call, DELETE, deployment.id(), shown(deployment)));
    }

    /** Lets a deployment fail now, for good, as the provider's sometimes do. */
    public void fail(Deployment deployment, String message) {
        Act act = Act.of(null, BREAK, deployment.id(), shown(deployment));
        journal.record(act.with(new Failure(message)));
    }

    public Optional<Deployment> find(String id) {
        return Optional.ofNullable(deployments.get(id)).filter(d -> !deleted.contains(d.id()));
    }

    /** Those under an endpoint, oldest first. */
    public List<Deployment> under(String endpointId) {
        return deployments.values().stream()
                .filter(d -> d.plan().endpointId().equals(endpointId) && !deleted.contains(d.id()))
                .toList();
    }

    /** The same with those that are deleted. */
    List<Deployment> ever(String endpointId) {
        return deployments.values().stream()
                .filter(d -> d.plan().endpointId().equals(endpointId))
                .toList();
    }

    boolean serves(String modelId) {
        return deployments.values().stream()
                .anyMatch(d -> d.plan().modelId().equals(modelId) && !deleted.contains(d.id()));
    }

    public String shown(Deployment deployment) {
        return shown(deployment.plan().endpointId(), deployment.facts().name());
    }

    private String shown(String endpointId, String name) {
        // An endpoint is deleted after its deployments, which keep their place in the bill.
        String endpoint = endpoints.find(endpointId).map(Endpoint::name).orElse(endpointId);
        return endpoints.shown(endpoint) + "/" + name;
    }

    @Override
    public List<Charge> charges(Instant now) {
        return deployments.values().stream()
                .flatMap(deployment -> charges(deployment, now).stream())
                .toList();
    }

    private List<Charge> charges(Deployment deployment, Instant now) {
        return Replicas.charges(
                deployment.id(),
                shown(deployment),
                deployment.timeline(),
                machine(deployment).centsPerMinute(),
                now);
    }

    @Override
    public List<Running> running(Instant now) {
        return deployments.values().stream()
                .filter(deployment -> deployment.at(now).ready() > 0)
                .map(deployment -> running(deployment, deployment.at(now).ready()))
                .toList();
    }

    private Running running(Deployment deployment, int replicas) {
        BigDecimal rate = machine(deployment).centsPerHour();
        return new Running(
                deployment.id(),
                shown(deployment),
                replicas,
                rate.multiply(BigDecimal.valueOf(replicas)));
    }

    private Machine machine(Deployment deployment) {
        return catalogue.machine(deployment.plan().machine());
    }

    Instant now() {
        return clock.now();
    }
}
