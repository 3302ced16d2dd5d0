package dev.slipway.sandbox.serving;

import dev.slipway.sandbox.ledger.Act;
import dev.slipway.sandbox.ledger.Entry;
import dev.slipway.sandbox.ledger.Journal;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The endpoints of the project. */
public final class Endpoints {
    private static final String CREATE = "endpoint.create";
    private static final String UPDATE = "endpoint.update";
    private static final String DELETE = "endpoint.delete";

    private final Journal journal;
    private final Names names;
    private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();

    public Endpoints(Journal journal, Manners manners) {
        this.journal = journal;
        this.names = manners.names();
        journal.on(CREATE, this::created);
        journal.on(UPDATE, this::updated);
        journal.on(DELETE, entry -> endpoints.remove(entry.id()));
    }

    private void created(Entry entry) {
        Endpoint.Facts facts = Json.read(entry.data(), Endpoint.Facts.class);
        endpoints.put(
                entry.id(),
                new Endpoint(
                        entry.id(),
                        entry.seq(),
                        facts.name(),
                        facts.visibility(),
                        facts.split(),
                        entry.seq(),
                        entry.at(),
                        entry.at()));
    }

    private void updated(Entry entry) {
        Endpoint.Facts facts = Json.read(entry.data(), Endpoint.Facts.class);
        endpoints.computeIfPresent(
                entry.id(), (id, endpoint) -> endpoint.with(facts, entry.seq(), entry.at()));
    }

    Endpoint create(Call call, String name, String visibility) {
        String id = "ep_" + journal.newId().substring(0, 24);
        Act act = Act.of(call, CREATE, id, shown(name));
        journal.record(act.with(new Endpoint.Facts(name, visibility, List.of())));
        return endpoints.get(act.id());
    }

    Endpoint update(Call call, Endpoint endpoint, Endpoint.Facts facts) {
        journal.record(Act.of(call, UPDATE, endpoint.id(), shown(facts.name())).with(facts));
        return endpoints.get(endpoint.id());
    }

    void delete(Call call, Endpoint endpoint) {
        journal.record(Act.of(call, DELETE, endpoint.id(), shown(endpoint.name())));
    }

    void forget(String endpointId, String deploymentId) {
        endpoints.computeIfPresent(endpointId, (id, endpoint) -> endpoint.without(deploymentId));
    }

    public Optional<Endpoint> find(String id) {
        return Optional.ofNullable(endpoints.get(id));
    }

    /** By bare name; the oldest when several may share one. */
    Optional<Endpoint> byName(String name) {
        return endpoints.values().stream().filter(e -> e.name().equals(name)).findFirst();
    }

    /** By the name that inference calls it by. */
    public Optional<Endpoint> byShownName(String name) {
        return endpoints.values().stream().filter(e -> shown(e.name()).equals(name)).findFirst();
    }

    /** Oldest first. */
    List<Endpoint> all() {
        return List.copyOf(endpoints.values());
    }

    String shown(String name) {
        return names.shown(name);
    }
}
