package dev.slipway.sandbox.upload;

import dev.slipway.sandbox.clock.SimClock;
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

/** The remote uploads of V2 and the revisions that came of them. */
public final class Uploads {
    private static final String CREATE = "upload.create";

    private final Journal journal;
    private final SimClock clock;
    private final Map<String, Upload> uploads = new LinkedHashMap<>();

    public Uploads(Journal journal, SimClock clock) {
        this.journal = journal;
        this.clock = clock;
        journal.on(CREATE, this::created);
    }

    private void created(Entry entry) {
        Upload.Plan plan = Json.read(entry.data(), Upload.Plan.class);
        uploads.put(entry.id(), new Upload(entry.id(), entry.seq(), plan, entry.at()));
    }

    /**
     * @param name of the model, for the ledger
     */
    public Upload create(Call call, String name, Upload.Plan plan) {
        Act act = Act.of(call, CREATE, "job_" + journal.newId().substring(0, 24), name);
        journal.record(act.with(plan));
        return uploads.get(act.id());
    }

    public Optional<Upload> find(String id) {
        return Optional.ofNullable(uploads.get(id));
    }

    /** Oldest first. */
    public List<Upload> all() {
        return List.copyOf(uploads.values());
    }

    /** Of a model, oldest first. */
    public List<Revision> revisions(String modelId) {
        Instant now = clock.now();
        return uploads.values().stream()
                .filter(upload -> upload.plan().modelId().equals(modelId))
                .flatMap(upload -> upload.revision(now).stream())
                .toList();
    }

    public Optional<Revision> revision(String modelId, String id) {
        return revisions(modelId).stream().filter(r -> r.id().equals(id)).findFirst();
    }

    public Instant now() {
        return clock.now();
    }
}
