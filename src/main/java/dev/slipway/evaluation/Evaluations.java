package dev.slipway.evaluation;

import dev.slipway.lifecycle.Transitions;
import dev.slipway.lifecycle.Tx;
import dev.slipway.lifecycle.WorkItems;
import dev.slipway.model.CustomModel;
import dev.slipway.model.ReleasePlan;
import dev.slipway.platform.Actor;
import dev.slipway.platform.Ids;
import dev.slipway.platform.JsonText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Front door: asks for runs and tells how they ended. */
@ApplicationScoped
public class Evaluations {
    private final EvaluationStore store;
    private final Suites suites;
    private final Queue queue;
    private final Ids ids;
    private final Clock clock;

    Evaluations(EvaluationStore store, Suites suites, Queue queue, Ids ids, Clock clock) {
        this.store = store;
        this.suites = suites;
        this.queue = queue;
        this.ids = ids;
        this.clock = clock;
    }

    /** Where a new run is noted: its transition and its work item. */
    @jakarta.inject.Singleton
    record Queue(Transitions transitions, WorkItems items) {}

    /**
     * A run of the plan's suite, in the running transaction.
     *
     * @param candidate inference name of the model
     * @param live inference name of the live version, or null
     */
    public Evaluation request(CustomModel model, String candidate, String live, Actor by) {
        ReleasePlan.Evaluate plan = model.plan().evaluate();
        Gate gate = new Gate(plan.gate().min(), plan.gate().vsLive());
        Evaluation run = new Evaluation();
        run.id = ids.next("eval");
        run.projectId = model.projectId;
        run.modelId = model.id;
        run.suiteId = suites.require(model.project(), plan.suite()).id;
        run.candidate = candidate;
        run.live = gate.vsLive().isEmpty() ? null : live;
        run.gateJson = JsonText.write(gate);
        run.attempt = store.attempts(model.id) + 1;
        run.born(EvaluationState.QUEUED, "suite " + plan.suite(), by, clock.instant());
        store.persist(run);
        queue.transitions().save(run);
        queue.items().enqueue(Evaluation.KIND, run.id, run.project());
        return run;
    }

    public Optional<Evaluation> find(String id) {
        return id == null ? Optional.empty() : Tx.call(() -> store.findByIdOptional(id));
    }

    /** Stops a run that nobody waits for any more, in the running transaction. */
    public void cancel(String id) {
        Evaluation run = store.findById(id);
        if (run != null && !run.state.terminal()) {
            run.cancelRequestedAt = clock.instant();
            queue.items().enqueue(Evaluation.KIND, id, run.project());
        }
    }
}
