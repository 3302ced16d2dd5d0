package dev.slipway.sandbox.batch;

import dev.slipway.sandbox.clock.SimClock;
import dev.slipway.sandbox.ledger.Act;
import dev.slipway.sandbox.ledger.Journal;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The batches of the account. */
public final class Batches {
    private static final String CREATE = "batch.create";
    private static final String CANCEL = "batch.cancel";
    private static final String FINISH = "batch.finish";

    private final Journal journal;
    private final SimClock clock;
    private final Map<String, BatchJob> jobs = new LinkedHashMap<>();

    public Batches(Journal journal, SimClock clock) {
        this.journal = journal;
        this.clock = clock;
        journal.on(
                CREATE,
                entry -> {
                    BatchJob.Plan plan = Json.read(entry.data(), BatchJob.Plan.class);
                    jobs.put(
                            entry.id(),
                            new BatchJob(entry.id(), entry.seq(), plan, entry.at(), null, null));
                });
        journal.on(
                CANCEL,
                entry -> jobs.computeIfPresent(entry.id(), (id, job) -> job.cancelled(entry.at())));
        journal.on(
                FINISH,
                entry -> {
                    BatchJob.Result files = Json.read(entry.data(), BatchJob.Result.class);
                    jobs.computeIfPresent(entry.id(), (id, job) -> job.with(files));
                });
    }

    BatchJob create(Call call, BatchJob.Plan plan) {
        Act act = Act.of(call, CREATE, uuid(journal.newId()), plan.inputFileId());
        journal.record(act.with(plan));
        return jobs.get(act.id());
    }

    /** Unlike all else, a batch's id is a plain UUID. */
    private static String uuid(String hex) {
        return hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }

    BatchJob cancel(Call call, BatchJob job) {
        journal.record(Act.of(call, CANCEL, job.id(), null));
        return jobs.get(job.id());
    }

    void finish(BatchJob job, BatchJob.Result files) {
        journal.record(Act.of(null, FINISH, job.id(), null).with(files));
    }

    Optional<BatchJob> find(String id) {
        return Optional.ofNullable(jobs.get(id));
    }

    /** Oldest first. */
    List<BatchJob> all() {
        return List.copyOf(jobs.values());
    }

    List<BatchJob> due() {
        Instant now = clock.now();
        return jobs.values().stream().filter(job -> job.due(now)).toList();
    }

    Instant now() {
        return clock.now();
    }
}
