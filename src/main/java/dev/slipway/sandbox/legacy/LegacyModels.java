package dev.slipway.sandbox.legacy;

import dev.slipway.sandbox.catalog.Account;
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

/** The weights uploaded in V1. V2 does not know them. */
public final class LegacyModels {
    private static final String CREATE = "v1_upload.create";

    private final Journal journal;
    private final SimClock clock;
    private final Map<String, LegacyModel> byJob = new LinkedHashMap<>();

    public LegacyModels(Journal journal, SimClock clock) {
        this.journal = journal;
        this.clock = clock;
        journal.on(CREATE, this::created);
    }

    private void created(Entry entry) {
        LegacyModel.Plan plan = Json.read(entry.data(), LegacyModel.Plan.class);
        byJob.put(
                entry.id(),
                new LegacyModel(entry.id(), entry.seq(), entry.name(), plan, entry.at()));
    }

    LegacyModel create(Call call, String name, LegacyModel.Plan plan) {
        Act act = Act.of(call, CREATE, "job-" + uuid(), name);
        journal.record(act.with(plan));
        return byJob.get(act.id());
    }

    /** A new id in the form of a UUID. */
    String uuid() {
        return Uuids.of(journal.newId());
    }

    Optional<LegacyModel> job(String id) {
        return Optional.ofNullable(byJob.get(id));
    }

    /** Oldest first. */
    List<LegacyModel> all() {
        return List.copyOf(byJob.values());
    }

    /** The newest of that name that has not failed; the account's prefix may be left out. */
    Optional<LegacyModel> named(String name) {
        String full = name.startsWith(Account.USER + "/") ? name : Account.USER + "/" + name;
        return all().reversed().stream()
                .filter(model -> model.name().equals(full) && !model.is("Failed", now()))
                .findFirst();
    }

    /** One whose weights are there. */
    Optional<LegacyModel> complete(String name) {
        return named(name).filter(model -> model.is(LegacyModel.COMPLETE, now()));
    }

    Instant now() {
        return clock.now();
    }
}
