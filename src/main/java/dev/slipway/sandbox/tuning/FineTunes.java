package dev.slipway.sandbox.tuning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.bill.Charge;
import dev.slipway.sandbox.bill.Meter;
import dev.slipway.sandbox.catalog.BaseModel;
import dev.slipway.sandbox.catalog.Catalogue;
import dev.slipway.sandbox.clock.SimClock;
import dev.slipway.sandbox.ledger.Act;
import dev.slipway.sandbox.ledger.Entry;
import dev.slipway.sandbox.ledger.Journal;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All jobs of the account, and what they cost. */
public final class FineTunes implements Meter {
    private static final String CREATE = "fine_tune.create";
    private static final String CANCEL = "fine_tune.cancel";
    private static final String DELETE = "fine_tune.delete";

    private final Journal journal;
    private final SimClock clock;
    private final Catalogue catalogue;
    private final long seed;
    private final Map<String, FineTune> jobs = new LinkedHashMap<>();

    /**
     * @param seed of jobs that name none
     */
    public FineTunes(Journal journal, SimClock clock, Catalogue catalogue, long seed) {
        this.journal = journal;
        this.clock = clock;
        this.catalogue = catalogue;
        this.seed = seed;
        journal.on(CREATE, this::created);
        journal.on(
                CANCEL,
                entry ->
                        jobs.computeIfPresent(
                                entry.id(),
                                (id, job) ->
                                        job.with(Schedule.cancelled(job.timeline(), entry.at()))));
        journal.on(DELETE, entry -> jobs.computeIfPresent(entry.id(), (id, job) -> job.gone()));
    }

    private void created(Entry entry) {
        FineTune.Plan plan = Json.read(entry.data(), FineTune.Plan.class);
        FineTune job =
                new FineTune(entry.id(), entry.seq(), entry.who(), entry.at(), plan, null, false);
        put(job);
        if (job.successor() != null) {
            put(job.successor());
        }
    }

    private void put(FineTune job) {
        FineTune.Plan plan = job.plan();
        String error = plan.data().error();
        jobs.put(job.id(), job.with(job.schedule().timeline(job.createdAt(), plan.fate(), error)));
    }

    FineTune create(Call call, FineTune.Plan plan) {
        ObjectNode request = plan.request();
        if (!request.hasNonNull("random_seed")) {
            request.put("random_seed", seed);
        }
        Act act = Act.of(call, CREATE, "ft-" + journal.newId(), plan.outputName());
        journal.record(act.with(plan));
        return jobs.get(act.id());
    }

    FineTune cancel(Call call, FineTune job) {
        journal.record(Act.of(call, CANCEL, job.id(), job.plan().outputName()));
        return jobs.get(job.id());
    }

    void delete(Call call, FineTune job) {
        journal.record(Act.of(call, DELETE, job.id(), job.plan().outputName()));
    }

    Optional<FineTune> find(String id) {
        return Optional.ofNullable(jobs.get(id)).filter(job -> !job.deleted() && begun(job));
    }

    /** Oldest first. */
    public Collection<FineTune> all() {
        return jobs.values().stream().filter(this::begun).toList();
    }

    /** One that goes on for another begins when the other has ended. */
    private boolean begun(FineTune job) {
        return !job.createdAt().isAfter(clock.now());
    }

    /** The model that a job put into the registry. */
    public Optional<FineTune> byModelId(String modelId) {
        Instant now = clock.now();
        return jobs.values().stream()
                .filter(job -> job.modelId().equals(modelId) && job.registered(now))
                .findFirst();
    }

    BigDecimal cents(FineTune job) {
        BaseModel base = catalogue.byName(job.plan().base()).orElseThrow();
        FineTune.Data data = job.plan().data();
        return Price.cents(base, job.hyper(), data.tokens(), data.evalTokens());
    }

    /** Paid on completion; what fails after training began is paid and refunded. */
    @Override
    public List<Charge> charges(Instant now) {
        List<Charge> charges = new ArrayList<>();
        for (FineTune job : jobs.values()) {
            boolean failed = job.status(now).equals("error");
            if (failed || job.status(now).equals("completed")) {
                charges.add(charge(job, "training", cents(job)));
            }
            if (failed) {
                charges.add(charge(job, "refund", cents(job).negate()));
            }
        }
        return charges;
    }

    private static Charge charge(FineTune job, String why, BigDecimal cents) {
        String key = job.id() + ":" + why;
        return new Charge(key, job.id(), job.plan().outputName(), "fine_tune", cents);
    }
}
