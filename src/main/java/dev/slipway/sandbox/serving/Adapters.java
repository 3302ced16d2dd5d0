package dev.slipway.sandbox.serving;

import dev.slipway.sandbox.clock.Phase;
import dev.slipway.sandbox.ledger.Act;
import dev.slipway.sandbox.ledger.Entry;
import dev.slipway.sandbox.ledger.Journal;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The adapters attached to deployments of V2. */
public final class Adapters {
    private static final String ATTACH = "adapter.attach";
    private static final String UPDATE = "adapter.update";
    private static final String DETACH = "adapter.detach";

    private final Journal journal;
    private final Deployments deployments;
    private final Endpoints endpoints;
    private final Registry registry;
    private final Map<String, Adapter> attached = new LinkedHashMap<>();

    private record Place(String deploymentId, String modelId, String revisionId) {
        String key() {
            return deploymentId + ":" + modelId;
        }
    }

    public Adapters(
            Journal journal, Deployments deployments, Endpoints endpoints, Registry registry) {
        this.journal = journal;
        this.deployments = deployments;
        this.endpoints = endpoints;
        this.registry = registry;
        journal.on(ATTACH, this::attached);
        journal.on(UPDATE, this::updated);
        journal.on(DETACH, entry -> attached.remove(place(entry).key()));
    }

    private static Place place(Entry entry) {
        return Json.read(entry.data(), Place.class);
    }

    private void attached(Entry entry) {
        Place place = place(entry);
        attached.put(
                place.key(),
                new Adapter(
                        place.deploymentId,
                        place.modelId,
                        place.revisionId,
                        entry.seq(),
                        entry.seq(),
                        entry.at()));
    }

    private void updated(Entry entry) {
        Place place = place(entry);
        attached.computeIfPresent(
                place.key(),
                (key, adapter) -> adapter.at(place.revisionId, entry.seq(), entry.at()));
    }

    void attach(Call call, Deployment deployment, String modelId, String revisionId) {
        record(call, ATTACH, new Place(deployment.id(), modelId, revisionId));
    }

    void update(Call call, Adapter adapter, String revisionId) {
        record(call, UPDATE, new Place(adapter.deploymentId(), adapter.modelId(), revisionId));
    }

    void detach(Call call, Adapter adapter) {
        record(
                call,
                DETACH,
                new Place(adapter.deploymentId(), adapter.modelId(), adapter.revisionId()));
    }

    private void record(Call call, String act, Place place) {
        journal.record(Act.of(call, act, place.modelId, place.deploymentId).with(place));
    }

    /** Of one deployment, oldest first. */
    List<Adapter> on(Deployment deployment) {
        return attached.values().stream()
                .filter(adapter -> adapter.deploymentId().equals(deployment.id()))
                .toList();
    }

    Optional<Adapter> find(Deployment deployment, String modelId) {
        return Optional.ofNullable(attached.get(deployment.id() + ":" + modelId));
    }

    boolean uses(String modelId) {
        return live().stream().anyMatch(adapter -> adapter.modelId().equals(modelId));
    }

    private List<Adapter> live() {
        return attached.values().stream()
                .filter(adapter -> deployments.find(adapter.deploymentId()).isPresent())
                .toList();
    }

    /**
     * Those that {@code model} of a request for inference means: the adapter's own name, or with
     * the endpoint's before it and a colon. V1 documents both; of V2 nothing is known.
     */
    public Optional<List<Adapter>> named(String model) {
        int colon = model.indexOf(':');
        String name = model.substring(colon + 1);
        List<Adapter> meant =
                live().stream()
                        .filter(adapter -> shown(adapter).equals(name))
                        .filter(a -> colon < 0 || endpoint(a).equals(model.substring(0, colon)))
                        .toList();
        return meant.isEmpty() ? Optional.empty() : Optional.of(meant);
    }

    private String shown(Adapter adapter) {
        return registry.find(adapter.modelId())
                .map(found -> endpoints.shown(found.name()))
                .orElse("");
    }

    private String endpoint(Adapter adapter) {
        String id = deployments.find(adapter.deploymentId()).orElseThrow().plan().endpointId();
        return endpoints.find(id).map(endpoint -> endpoints.shown(endpoint.name())).orElse("");
    }

    public String state(Adapter adapter, Instant now) {
        Phase phase = deployments.find(adapter.deploymentId()).orElseThrow().at(now);
        return adapter.state(phase.ready() > 0 ? phase.from() : null, now);
    }

    public boolean loaded(Adapter adapter) {
        return state(adapter, deployments.now()).equals(Adapter.READY);
    }
}
