package dev.slipway.deployment;

import dev.slipway.lifecycle.EachOne;
import dev.slipway.lifecycle.Tx;
import dev.slipway.provider.Autoscaling;
import dev.slipway.provider.RemoteDeployment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Brings replicas to 0/0 without the deployment's work item, which may be parked or held by a
 * worker that hangs. It only ever goes down and may run beside a worker: asking for 0/0 twice is
 * asking once, and of two settles that decided on the same record one gives way.
 */
@ApplicationScoped
class GpuStop {
    private static final Logger LOG = Logger.getLogger(GpuStop.class);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final DeploymentStore store;
    private final Servings servings;
    private final DeploymentSettle settle;
    private final StillBilling alarm;

    GpuStop(DeploymentStore store, Servings servings, DeploymentSettle settle, StillBilling alarm) {
        this.store = store;
        this.servings = servings;
        this.settle = settle;
        this.alarm = alarm;
    }

    /** One step for each, all at once: one that hangs delays no other. Call it again until done. */
    void all(Collection<String> ids, String why) {
        all(ids, id -> {}, why);
    }

    /**
     * As {@link #all(Collection, String)}.
     *
     * @param wish noted for each before its step, in a transaction that a worker's may collide with
     * @throws IllegalStateException at the end, when some did not get their step
     */
    void all(Collection<String> ids, Consumer<String> wish, String why) {
        Tx.refuseInside("stopping GPUs");
        EachOne each = new EachOne();
        each.sideBySide(
                ids,
                id -> {
                    // Whatever the record says: what bills is stopped.
                    each.run(id, () -> Tx.runAgain(() -> wish.accept(id)));
                    loudly(id, why);
                },
                LONGEST);
        each.raise();
    }

    private void loudly(String id, String why) {
        Deployment d = Tx.call(() -> store.findById(id));
        try {
            step(d, why);
        } catch (RuntimeException e) {
            alarm.say(d, e);
            throw e;
        }
    }

    private void step(Deployment d, String why) {
        Serving serving = servings.of(d);
        DeploymentFacts facts = serving.facts(d);
        RemoteDeployment remote = facts.remote();
        boolean runs =
                d.state.serves()
                        || d.state == DeploymentState.STARTING
                        || d.state == DeploymentState.STOPPING;
        if (DeploymentDecision.costs(remote)) {
            serving.scale(d, facts, Autoscaling.STOPPED);
            boolean moves = runs && d.state != DeploymentState.STOPPING;
            settled(settle.scaled(d, facts, moves ? DeploymentState.STOPPING : null, why));
        } else if (runs && remote != null && remote.in("STOPPED")) {
            settled(
                    d.state == DeploymentState.STOPPING
                            ? settle.move(
                                    d,
                                    facts,
                                    DeploymentState.STOPPED,
                                    DeploymentDecision.stopped(d))
                            : settle.move(d, facts, DeploymentState.STOPPING, why));
        } else {
            settled(settle.note(d, facts));
        }
    }

    private static void settled(Runnable change) {
        try {
            Tx.run(change);
        } catch (RuntimeException e) {
            if (!raced(e)) {
                throw e;
            }
            // A worker was faster; what it saved is newer than what we saw.
            LOG.debugf("Left to the worker: %s", e.getMessage());
        }
    }

    private static boolean raced(Throwable t) {
        for (Throwable cause = t; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockException) {
                return true;
            }
        }
        return false;
    }
}
