package dev.slipway.deployment.sweep;

import dev.slipway.cost.Ledger;
import dev.slipway.cost.Spent;
import dev.slipway.deployment.sweep.SweepRun.Right;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.lifecycle.Tx;
import dev.slipway.platform.Actor;
import dev.slipway.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes findings down; every write proves that the sweep is still the newest one. */
@ApplicationScoped
class OrphanSettle {
    private static final Actor SWEEP = Actor.worker("orphan-sweep");

    /** Whose a thing is when nobody knows: the project that the installation comes with. */
    private static final String NOBODYS = "default";

    private final OrphanStore store;
    private final Transitions transitions;
    private final Ids ids;
    private final Fence fence;
    private final Ledger ledger;

    OrphanSettle(OrphanStore store, Transitions transitions, Ids ids, Fence fence, Ledger ledger) {
        this.store = store;
        this.transitions = transitions;
        this.ids = ids;
        this.fence = fence;
        this.ledger = ledger;
    }

    /** The finding as a row, new or brought up to date. */
    Orphan seen(Right right, Sighting sighting) {
        return Tx.callAgain(
                () -> {
                    fence.hold(right);
                    Optional<Orphan> before = store.of(sighting.thing().key());
                    Orphan orphan = before.orElseGet(Orphan::new);
                    observe(orphan, sighting, right.startedAt(), before.isEmpty());
                    if (before.isEmpty()) {
                        store.persist(orphan);
                    }
                    transitions.save(orphan);
                    return orphan;
                });
    }

    private void observe(Orphan o, Sighting sighting, Instant now, boolean isNew) {
        Thing thing = sighting.thing();
        boolean again = !isNew && o.state.ended();
        if (isNew) {
            o.id = ids.next("orph");
            o.apiGeneration = thing.generation();
            o.thing = thing.kind();
            o.externalId = thing.id();
            String project = sighting.known().projectId();
            o.projectId = project == null ? NOBODYS : project;
        }
        if (isNew || again) {
            o.firstSeenAt = now;
            o.wish = null;
            o.wishBy = null;
            o.action = "found";
        } else {
            bill(o, now);
        }
        o.parentId = thing.parentId();
        o.name = thing.name();
        o.finding = sighting.finding();
        o.subject = sighting.known().subject();
        o.nobodys = sighting.known().owner() == Known.Owner.NONE;
        o.providerState = thing.vital().state();
        o.replicas = thing.vital().replicas();
        o.hardware = thing.vital().hardware();
        o.usdPerHour = sighting.usdPerHour();
        o.lastSeenAt = now;
        if (isNew) {
            o.born(OrphanState.FOUND, o.finding.words(), SWEEP, now);
        } else if (again) {
            o.moveTo(OrphanState.FOUND, "it is there again: " + o.finding.words(), SWEEP, now);
        } else if (o.state == OrphanState.STOPPING && !thing.vital().running() && o.replicas == 0) {
            o.moveTo(OrphanState.STOPPED, "seen down; it costs nothing", SWEEP, now);
        }
    }

    /**
     * The intent, committed before anything is sent.
     *
     * @return false when the records say something else by now, or a person does: nothing may be
     *     sent then
     */
    boolean intend(Right right, Orphan seen, Sighting sighting, OrphanDecision.Act act) {
        return Tx.call(
                () -> {
                    boolean stands = fence.stands(right, sighting);
                    Orphan orphan = store.findById(seen.id);
                    if (!stands || orphan.wish != seen.wish) {
                        return false;
                    }
                    orphan.action = act.words();
                    orphan.problem = null;
                    OrphanState to =
                            act.what() == OrphanDecision.What.CALM
                                    ? OrphanState.STOPPING
                                    : OrphanState.DELETING;
                    // What was to be deleted and is only to be stopped now stays DELETING.
                    if (orphan.state.next().contains(to)) {
                        orphan.moveTo(to, act.words(), SWEEP, right.startedAt());
                    }
                    transitions.save(orphan);
                    return true;
                });
    }

    void idle(Right right, Orphan seen, String words) {
        change(right, seen, o -> o.action = words);
    }

    void failed(Right right, Orphan seen, String problem) {
        change(right, seen, o -> o.problem = problem);
    }

    void gone(Right right, Orphan seen) {
        change(
                right,
                seen,
                o -> {
                    bill(o, right.startedAt());
                    o.replicas = 0;
                    o.problem = null;
                    o.moveTo(OrphanState.GONE, "observed to be gone", SWEEP, right.startedAt());
                });
    }

    void owned(Right right, Orphan seen) {
        change(
                right,
                seen,
                o -> {
                    bill(o, right.startedAt());
                    o.moveTo(OrphanState.OWNED, "a record has it now", SWEEP, right.startedAt());
                });
    }

    /**
     * What a record pays for is in its own bill already: also when it is parked, since it books
     * from where it stopped once it goes on.
     */
    private void bill(Orphan o, Instant now) {
        BigDecimal usd = Prices.since(o.usdPerHour, o.lastSeenAt, now);
        o.usdTotal = o.usdTotal.add(usd);
        if (o.nobodys || o.finding == Finding.UNKNOWN || o.finding == Finding.TWIN) {
            ledger.record(new Spent(o.project(), o.id, "orphan", usd, o.lastSeenAt, now));
        }
        o.lastSeenAt = now;
    }

    private void change(Right right, Orphan seen, Consumer<Orphan> change) {
        Tx.runAgain(
                () -> {
                    fence.hold(right);
                    Orphan orphan = store.findById(seen.id);
                    if (!orphan.state.ended()) {
                        change.accept(orphan);
                        transitions.save(orphan);
                    }
                });
    }
}
