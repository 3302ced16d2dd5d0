package dev.slipway.sandbox.evaluation;

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

/** The evaluations of the account. */
public final class Evaluations {
    private static final String CREATE = "evaluation.create";
    private static final String FINISH = "evaluation.finish";

    private final Journal journal;
    private final SimClock clock;
    private final Map<String, Evaluation> evaluations = new LinkedHashMap<>();

    public Evaluations(Journal journal, SimClock clock) {
        this.journal = journal;
        this.clock = clock;
        journal.on(
                CREATE,
                entry -> {
                    Evaluation.Plan plan = Json.read(entry.data(), Evaluation.Plan.class);
                    evaluations.put(
                            entry.id(),
                            new Evaluation(entry.id(), entry.seq(), plan, entry.at(), null));
                });
        journal.on(
                FINISH,
                entry -> {
                    Evaluation.Result found = Json.read(entry.data(), Evaluation.Result.class);
                    evaluations.computeIfPresent(entry.id(), (id, old) -> old.with(found));
                });
    }

    Evaluation create(Call call, Evaluation.Plan plan) {
        Act act = Act.of(call, CREATE, "eval-" + journal.newId().substring(0, 16), plan.type());
        journal.record(act.with(plan));
        return evaluations.get(act.id());
    }

    void finish(Evaluation evaluation, Evaluation.Result found) {
        journal.record(Act.of(null, FINISH, evaluation.id(), null).with(found));
    }

    Optional<Evaluation> find(String id) {
        return Optional.ofNullable(evaluations.get(id));
    }

    /** Oldest first. */
    List<Evaluation> all() {
        return List.copyOf(evaluations.values());
    }

    List<Evaluation> due() {
        Instant now = clock.now();
        return evaluations.values().stream().filter(each -> each.due(now)).toList();
    }

    Instant now() {
        return clock.now();
    }
}
