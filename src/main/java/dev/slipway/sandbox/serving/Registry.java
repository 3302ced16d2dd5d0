package dev.slipway.sandbox.serving;

import dev.slipway.sandbox.catalog.Catalogue;
import dev.slipway.sandbox.clock.SimClock;
import dev.slipway.sandbox.ledger.Act;
import dev.slipway.sandbox.ledger.Entry;
import dev.slipway.sandbox.ledger.Journal;
import dev.slipway.sandbox.tuning.FineTune;
import dev.slipway.sandbox.tuning.FineTunes;
import dev.slipway.sandbox.upload.Revision;
import dev.slipway.sandbox.upload.Uploads;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Json;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The project's models: those made by completed fine-tunes, and records made by hand. */
public final class Registry {
    static final String PRIVATE = "VISIBILITY_PRIVATE";
    private static final String CREATE = "model.create";
    private static final String UPDATE = "model.update";
    private static final String DELETE = "model.delete";

    private final Journal journal;
    private final SimClock clock;
    private final FineTunes jobs;
    private final Catalogue catalogue;
    private final Uploads uploads;
    private final Map<String, ModelRecord> made = new LinkedHashMap<>();
    private final Map<String, Changes> changed = new HashMap<>();
    private final Set<String> deleted = new HashSet<>();

    /** What the ledger keeps of a change. */
    private record Changes(String name, ModelRecord.Facts facts) {}

    private record Creation(String type, String baseModelId, String name, String description) {}

    public Registry(
            Journal journal, SimClock clock, FineTunes jobs, Catalogue catalogue, Uploads uploads) {
        this.journal = journal;
        this.clock = clock;
        this.jobs = jobs;
        this.catalogue = catalogue;
        this.uploads = uploads;
        journal.on(CREATE, this::created);
        journal.on(
                UPDATE, entry -> changed.put(entry.id(), Json.read(entry.data(), Changes.class)));
        journal.on(DELETE, entry -> deleted.add(entry.id()));
    }

    private void created(Entry entry) {
        Creation data = Json.read(entry.data(), Creation.class);
        ModelRecord.Facts facts = new ModelRecord.Facts(data.description, PRIVATE);
        made.put(
                entry.id(),
                new ModelRecord(
                        entry.id(),
                        entry.seq(),
                        data.name,
                        data.type,
                        data.baseModelId,
                        null,
                        true,
                        facts,
                        entry.at()));
    }

    ModelRecord create(Call call, String name, String type, String base, String description) {
        Act act = Act.of(call, CREATE, "ml_" + journal.newId().substring(0, 24), name);
        journal.record(act.with(new Creation(type, base, name, description)));
        return made.get(act.id());
    }

    ModelRecord update(Call call, ModelRecord model) {
        Act act = Act.of(call, UPDATE, model.id(), model.name());
        journal.record(act.with(new Changes(model.name(), model.facts())));
        return model;
    }

    void delete(Call call, ModelRecord model) {
        journal.record(Act.of(call, DELETE, model.id(), model.name()));
    }

    /** Oldest first. */
    List<ModelRecord> all() {
        Instant now = clock.now();
        Stream<ModelRecord> tuned =
                jobs.all().stream().filter(job -> job.registered(now)).map(this::tuned);
        return Stream.concat(tuned, made.values().stream().map(this::newest))
                .filter(model -> !deleted.contains(model.id()))
                .map(this::changed)
                .sorted(Comparator.comparingLong(ModelRecord::seq))
                .toList();
    }

    Optional<ModelRecord> find(String id) {
        return all().stream().filter(model -> model.id().equals(id)).findFirst();
    }

    private ModelRecord newest(ModelRecord model) {
        List<Revision> revisions = uploads.revisions(model.id());
        return revisions.isEmpty() ? model : model.at(revisions.getLast().id());
    }

    /** One of its revisions, of those that came by upload. */
    Optional<Revision> revision(ModelRecord model, String id) {
        return uploads.revision(model.id(), id);
    }

    Instant now() {
        return clock.now();
    }

    private ModelRecord tuned(FineTune job) {
        return new ModelRecord(
                job.modelId(),
                job.seq(),
                job.modelName(),
                "model",
                catalogue.byName(job.plan().base()).orElseThrow().modelId(),
                job.revisionId(),
                false,
                new ModelRecord.Facts("Made by fine-tune " + job.id(), PRIVATE),
                job.timeline().lastChange());
    }

    private ModelRecord changed(ModelRecord model) {
        Changes changes = changed.get(model.id());
        return changes == null ? model : model.with(changes.name, changes.facts);
    }
}
