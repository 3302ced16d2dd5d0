package dev.slipway.deployment.sweep;

import dev.slipway.deployment.sweep.OrphanDecision.Act;
import dev.slipway.deployment.sweep.OrphanDecision.Policy;
import dev.slipway.deployment.sweep.OrphanDecision.What;
import dev.slipway.deployment.sweep.SweepRun.Right;
import dev.slipway.lifecycle.Tx;
import dev.slipway.provider.ProviderException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Deals with one finding: looks at it alone, writes it down, decides, acts. */
@ApplicationScoped
class Remedy {
    private static final Logger LOG = Logger.getLogger(Remedy.class);

    /** Steps of one removal in one sweep: none takes more. */
    private static final int STEPS = 4;

    private final Inventory inventory;
    private final OrphanSettle settle;
    private final Prices prices;

    Remedy(Inventory inventory, OrphanSettle settle, Prices prices) {
        this.inventory = inventory;
        this.settle = settle;
        this.prices = prices;
    }

    /**
     * A list may lag behind: what is not there when asked for alone is no finding.
     *
     * @return why it could not be dealt with; empty when it was
     */
    Optional<String> take(Right right, Sighting listed, Policy policy) {
        return alone(listed.thing().key(), () -> dealWith(right, listed, policy));
    }

    /** One that cannot be looked at stops no other; only a newer sweep stops this one. */
    private static Optional<String> alone(Thing.Key key, Runnable work) {
        try {
            work.run();
            return Optional.empty();
        } catch (SweepRun.SupersededException newer) {
            throw newer;
        } catch (RuntimeException e) {
            String why = "%s %s: %s".formatted(key.kind().word(), key.id(), e.getMessage());
            // What the provider says is no riddle; anything else is.
            LOG.warnf(e instanceof ProviderException ? null : e, "Not swept: %s", why);
            return Optional.of(why);
        }
    }

    private void dealWith(Right right, Sighting listed, Policy policy) {
        Optional<Thing> found = inventory.of(listed.thing().key()).look(listed.thing());
        if (found.isEmpty()) {
            return;
        }
        Sighting sighting = priced(listed, found.get());
        Orphan orphan = settle.seen(right, sighting);
        try {
            act(right, orphan, sighting, policy);
        } catch (ProviderException e) {
            LOG.warnf("%s (%s): %s", orphan.id, orphan.name, e.getMessage());
            settle.failed(right, orphan, e.getMessage());
        }
    }

    /**
     * What was listed no more, or has a record again.
     *
     * @return why that could not be told; empty when it could
     */
    Optional<String> lookAgain(Right right, Orphan orphan, Inventory.Listing listing) {
        return alone(orphan.key(), () -> close(right, orphan, listing));
    }

    private void close(Right right, Orphan orphan, Inventory.Listing listing) {
        if (listing.find(orphan.key()).isPresent()) {
            settle.owned(right, orphan);
        } else if (listing.covers(orphan.key())
                && inventory.of(orphan.key()).look(orphan.thing()).isEmpty()) {
            settle.gone(right, orphan);
        }
    }

    private Sighting priced(Sighting sighting, Thing fresh) {
        return sighting.now(fresh, prices.perHour(fresh));
    }

    private void act(Right right, Orphan seen, Sighting first, Policy policy) {
        Orphan orphan = seen;
        Sighting sighting = first;
        for (int step = 0; step < STEPS; step++) {
            Act act =
                    OrphanDecision.decide(
                            orphan, sighting.known(), sighting.thing().vital().running(), policy);
            if (act.what() == null) {
                settle.idle(right, orphan, act.words());
                return;
            }
            if (!settle.intend(right, orphan, sighting, act)
                    || send(sighting.thing(), act) == Place.Step.WAIT) {
                return;
            }
            Optional<Thing> left = inventory.of(sighting.thing().key()).look(sighting.thing());
            if (left.isEmpty()) {
                settle.gone(right, orphan);
                return;
            }
            sighting = priced(sighting, left.get());
            orphan = settle.seen(right, sighting);
        }
    }

    private Place.Step send(Thing thing, Act act) {
        Tx.refuseInside("sweep");
        Place place = inventory.of(thing.key());
        LOG.warnf("%s %s (%s): %s", thing.kind().word(), thing.id(), thing.name(), act.words());
        if (act.what() == What.CALM) {
            place.calm(thing);
            return Place.Step.DONE;
        }
        return place.remove(thing);
    }
}
