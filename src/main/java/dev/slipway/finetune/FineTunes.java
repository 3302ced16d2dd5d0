package dev.slipway.finetune;

import dev.slipway.access.Idempotency;
import dev.slipway.cost.Budgets;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.lifecycle.Tx;
import dev.slipway.lifecycle.WorkItems;
import dev.slipway.platform.Actor;
import dev.slipway.platform.Ids;
import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** Front door of the room: takes jobs and wishes in; the worker does the rest. */
@ApplicationScoped
public class FineTunes {
    private final FineTuneStore store;
    private final Transitions transitions;
    private final WorkItems items;
    private final Doors doors;
    private final Clock clock;

    FineTunes(
            FineTuneStore store,
            Transitions transitions,
            WorkItems items,
            Doors doors,
            Clock clock) {
        this.store = store;
        this.transitions = transitions;
        this.items = items;
        this.doors = doors;
        this.clock = clock;
    }

    /** What a request passes on its way in. */
    @Singleton
    record Doors(Idempotency idempotency, Budgets budgets, FineTuneObserver observer) {}

    /**
     * @throws Problem BUDGET_EXCEEDED when the project may not begin another training
     */
    void requireBudget(ProjectId project) {
        doors.budgets().require(project);
    }

    /** Keeps a checked job and its work item in one transaction. */
    FineTuneView submit(FineTuneJob job, Ids ids, Actor by) {
        job.id = ids.next("ft");
        job.born(FineTuneState.QUEUED, "submitted", by, clock.instant());
        return Tx.call(
                () -> {
                    store.persistAndFlush(job);
                    transitions.save(job);
                    items.enqueue(FineTuneJob.KIND, job.id, job.project());
                    FineTuneView view = FineTuneView.of(job);
                    doors.idempotency().remember(201, view);
                    return view;
                });
    }

    /**
     * @throws Problem NOT_FOUND, also for another project's job
     */
    public FineTuneView find(ProjectId project, String id) {
        return Tx.call(() -> FineTuneView.of(store.get(project, id)));
    }

    /** Newest first. */
    public List<FineTuneView> page(ProjectId project, String before, int limit) {
        return Tx.call(
                () -> store.page(project, before, limit).stream().map(FineTuneView::of).toList());
    }

    /** Writes the wish; the provider may be faster, then the job still succeeds. Twice is once. */
    public FineTuneView cancel(ProjectId project, String id, Actor by) {
        return wish(
                project,
                id,
                job -> {
                    if (job.state.terminal()) {
                        throw new Problem(
                                ProblemType.CONFLICT,
                                "%s is %s already and cannot be cancelled."
                                        .formatted(id, job.state),
                                "Nothing is left to do for this fine-tune.");
                    }
                    job.cancelRequestedAt = clock.instant();
                    job.cancelRequestedBy = by.name();
                });
    }

    /** As {@link #cancel} by a guard that comes again and again. */
    void cancelOnce(ProjectId project, String id, Actor by) {
        FineTuneJob job = Tx.call(() -> store.get(project, id));
        if (!job.state.terminal() && job.cancelRequestedAt == null) {
            cancel(project, id, by);
        }
    }

    /**
     * Lets a HELD job go on where it was, and one whose work was given up, too.
     *
     * @throws Problem NOT_FOUND; CONFLICT when it is neither; BUDGET_EXCEEDED
     */
    public FineTuneView retry(ProjectId project, String id, Actor by) {
        return wish(
                project,
                id,
                job -> {
                    if (job.state != FineTuneState.HELD) {
                        if (revive(job)) {
                            return;
                        }
                        throw new Problem(
                                ProblemType.CONFLICT,
                                "%s is %s; only HELD jobs and those whose work was given up are retried."
                                        .formatted(id, job.state),
                                "Look at its state and reason first.");
                    }
                    if (job.providerJobId == null) {
                        requireBudget(project);
                    }
                    job.moveTo(job.heldFrom, "retried", by, clock.instant());
                    transitions.save(job);
                });
    }

    private boolean revive(FineTuneJob job) {
        if (job.state.terminal()) {
            return false;
        }
        boolean files = doors.observer().reviveFiles(job);
        return items.revive(FineTuneJob.KIND, job.id) || files;
    }

    private FineTuneView wish(ProjectId project, String id, Consumer<FineTuneJob> change) {
        return Tx.callAgain(
                () -> {
                    FineTuneJob job = store.get(project, id);
                    change.accept(job);
                    items.enqueue(FineTuneJob.KIND, job.id, job.project());
                    return FineTuneView.of(job);
                });
    }
}
