package dev.slipway.deployment.sweep;

import dev.slipway.lifecycle.Change;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.lifecycle.Tx;
import dev.slipway.platform.Actor;
import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Front door: what the sweep found, and what a person wants done about it. */
@ApplicationScoped
public class Orphans {
    private final OrphanStore store;
    private final Transitions transitions;
    private final SweepRun run;
    private final SweepConfig config;
    private final Clock clock;

    Orphans(
            OrphanStore store,
            Transitions transitions,
            SweepRun run,
            SweepConfig config,
            Clock clock) {
        this.store = store;
        this.transitions = transitions;
        this.run = run;
        this.config = config;
        this.clock = clock;
    }

    /**
     * The newest sweep.
     *
     * @param startedAt null before the first
     * @param failed what could not be read, and why; null when all could
     */
    public record LastSweep(
            Instant startedAt, int listed, int found, String failed, boolean dryRun) {}

    public LastSweep lastSweep() {
        SweepRun.Summary last = run.last();
        return new LastSweep(
                last.startedAt(), last.listed(), last.strange(), last.failed(), config.dryRun());
    }

    /** Those that have not ended, newest first; {@code before} may be null. */
    public List<OrphanView> page(ProjectId project, String before, int limit) {
        return Tx.call(
                () -> store.page(project, before, limit).stream().map(OrphanView::of).toList());
    }

    /** Those that are gone or have a record again, the last one first. */
    public List<OrphanView> ended(ProjectId project, int limit) {
        return Tx.call(() -> store.ended(project, limit).stream().map(OrphanView::of).toList());
    }

    /**
     * Lets the next sweep remove it, whatever its age, also in safe mode.
     *
     * @throws Problem NOT_FOUND; CONFLICT when it has ended, or nothing can remove it
     */
    public OrphanView delete(ProjectId project, String id, Actor by) {
        return Tx.callAgain(
                () -> {
                    Orphan orphan = open(project, id);
                    if (!orphan.thing.removable()) {
                        throw new Problem(
                                ProblemType.CONFLICT,
                                "The provider has no call that removes this kind of thing.",
                                "It costs nothing; keep it, or ask the provider.");
                    }
                    wish(orphan, Orphan.Wish.DELETE, "to be removed with the next sweep", by);
                    return OrphanView.of(orphan);
                });
    }

    /**
     * Takes it over: the sweep leaves it alone from now on, and whoever keeps it pays for it.
     *
     * @throws Problem NOT_FOUND; CONFLICT when it has ended
     */
    public OrphanView keep(ProjectId project, String id, Actor by) {
        return Tx.callAgain(
                () -> {
                    Orphan orphan = open(project, id);
                    wish(orphan, Orphan.Wish.KEEP, "a person keeps it", by);
                    if (orphan.state != OrphanState.KEPT) {
                        orphan.moveTo(OrphanState.KEPT, "kept by a person", by, clock.instant());
                        transitions.save(orphan);
                    }
                    return OrphanView.of(orphan);
                });
    }

    private void wish(Orphan orphan, Orphan.Wish wish, String action, Actor by) {
        if (orphan.wish == wish) {
            return;
        }
        orphan.wish = wish;
        orphan.wishBy = by.name();
        orphan.action = action;
        transitions.note(
                new Change(
                        orphan.project(),
                        "orphan-wish",
                        orphan.id,
                        wish.name(),
                        "asked for " + orphan.name,
                        by),
                orphan.publicFacts());
    }

    private Orphan open(ProjectId project, String id) {
        Orphan orphan = store.get(project, id);
        if (orphan.state.ended()) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "%s is %s.".formatted(id, orphan.state),
                    "Nothing need be done; if it comes again, the next sweep finds it.");
        }
        return orphan;
    }
}
