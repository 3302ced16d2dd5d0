package dev.slipway.deployment;

import dev.slipway.lifecycle.DatabaseFacts;
import dev.slipway.lifecycle.Fresh;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.model.Models;
import dev.slipway.platform.Actor;
import dev.slipway.provider.DedicatedEndpoint;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.RemoteDeployment;
import dev.slipway.provider.RemoteEndpoint;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.function.BiConsumer;

/**
 * The changes that end a step, each to be run in the settling transaction. Every change wakes the
 * model.
 */
@ApplicationScoped
class DeploymentSettle {
    private static final Actor WORKER = Actor.worker(Deployment.KIND);

    private final DeploymentStore store;
    private final Transitions transitions;
    private final Models models;
    private final Books books;
    private final DatabaseFacts database;

    DeploymentSettle(
            DeploymentStore store,
            Transitions transitions,
            Models models,
            Books books,
            DatabaseFacts database) {
        this.store = store;
        this.transitions = transitions;
        this.models = models;
        this.books = books;
        this.database = database;
    }

    Runnable move(Deployment seen, DeploymentFacts facts, DeploymentState to, String why) {
        return change(
                seen,
                (d, now) -> {
                    observe(d, facts);
                    if (to == DeploymentState.STOPPED) {
                        d.wish = d.wish == Deployment.Wish.STOP ? null : d.wish;
                    }
                    if (to == DeploymentState.DELETING) {
                        books.releasing(d);
                    }
                    if (to.serves() && !d.state.serves()) {
                        // A start that is fulfilled must not start it again after the next stop.
                        d.wish = d.wish == Deployment.Wish.START ? null : d.wish;
                        books.serves(d, models.get(d.modelId));
                    }
                    d.moveTo(to, why, WORKER, now);
                });
    }

    /**
     * It was not found, which alone says little: the record stays as it is, and nothing is booked
     * for what nobody sees.
     */
    Runnable missed(Deployment seen) {
        return change(
                seen,
                (d, now) -> {
                    books.bill(d);
                    d.readyReplicas = 0;
                    books.looked(d, false);
                });
    }

    Runnable note(Deployment seen, DeploymentFacts facts) {
        return change(seen, (d, now) -> observe(d, facts));
    }

    Runnable chosen(Deployment seen, HardwareChoice.Choice choice) {
        return change(
                seen,
                (d, now) -> {
                    d.hardware = choice.hardware();
                    d.config = choice.config() == null ? null : choice.config().resourceName();
                    d.centsPerHour = choice.centsPerHour();
                    d.moveTo(
                            DeploymentState.CREATING,
                            "chose "
                                    + choice.hardware()
                                    + (choice.centsPerHour() == null
                                            ? ""
                                            : " at $%s per hour and replica"
                                                    .formatted(
                                                            choice.centsPerHour()
                                                                    .movePointLeft(2)
                                                                    .stripTrailingZeros()
                                                                    .toPlainString())),
                            WORKER,
                            now);
                });
    }

    Runnable unservable(Deployment seen, String why) {
        return change(
                seen,
                (d, now) -> {
                    d.moveTo(DeploymentState.CREATING, "no machine fits", WORKER, now);
                    d.moveTo(DeploymentState.FAILED, why, WORKER, now);
                });
    }

    Runnable endpoint(Deployment seen, RemoteEndpoint endpoint) {
        return change(
                seen,
                (d, now) -> {
                    d.endpointId = endpoint.id();
                    d.endpointName = endpoint.name();
                });
    }

    /**
     * In V1 both are one; clients name an adapter together with the endpoint it is bound to.
     *
     * @param endpoint null when it is gone again
     */
    Runnable endpointV1(Deployment seen, String id, DedicatedEndpoint endpoint) {
        String name = endpoint == null ? null : endpoint.name();
        return change(
                seen,
                (d, now) -> {
                    d.endpointId = id;
                    d.externalId = id;
                    d.endpointName =
                            name == null || d.adapter == null ? name : name + ":" + d.adapter;
                });
    }

    Runnable restartRefused(Deployment seen, DeploymentFacts facts, ProviderException refusal) {
        return change(
                seen,
                (d, now) -> {
                    observe(d, facts);
                    d.wish = null;
                    d.moveTo(DeploymentState.STARTING, "start was asked for", WORKER, now);
                    d.moveTo(
                            DeploymentState.FAILED,
                            "the provider does not start it again: "
                                    + refusal.getMessage()
                                    + " "
                                    + refusal.hint(),
                            WORKER,
                            now);
                });
    }

    Runnable deployment(Deployment seen, String externalId) {
        return change(seen, (d, now) -> d.externalId = externalId);
    }

    /** The create was refused: while deleting that is as good as gone. */
    Runnable refused(Deployment seen, String why) {
        return change(
                seen,
                (d, now) -> {
                    if (d.state == DeploymentState.CREATING) {
                        d.moveTo(DeploymentState.FAILED, why, WORKER, now);
                    }
                });
    }

    /**
     * Something else is there than was asked for, or nobody can tell. It is stopped; the next one
     * would meet the same, so a person decides.
     *
     * @param id of what is surely ours; null when that is in doubt
     */
    Runnable wrong(Deployment seen, String step, String id, String why) {
        return change(
                seen,
                (d, now) -> {
                    if (id != null && step.equals(Serving.ENDPOINT)) {
                        d.endpointId = id;
                    } else if (id != null) {
                        d.externalId = id;
                        d.endpointId = d.endpointId == null ? id : d.endpointId;
                    }
                    if (d.state == DeploymentState.CREATING) {
                        d.needsPerson = true;
                        d.moveTo(DeploymentState.FAILED, why, WORKER, now);
                    }
                });
    }

    Runnable connected(Deployment seen, DeploymentFacts facts, boolean set) {
        return change(
                seen,
                (d, now) -> {
                    observe(d, facts);
                    d.splitSet = set;
                });
    }

    Runnable scaled(Deployment seen, DeploymentFacts facts, DeploymentState to, String why) {
        return change(
                seen,
                (d, now) -> {
                    observe(d, facts);
                    if (to == DeploymentState.STARTING && d.wish == Deployment.Wish.START) {
                        d.wish = null;
                    }
                    if (to != null) {
                        Actor by = d.wishBy == null ? WORKER : new Actor(d.wishBy);
                        d.moveTo(to, why, by, now);
                    }
                });
    }

    Runnable gone(Deployment seen, DeploymentFacts facts) {
        return change(
                seen,
                (d, now) -> {
                    observe(d, facts);
                    books.released(d);
                    d.wish = null;
                    d.moveTo(DeploymentState.DELETED, "observed to be gone", WORKER, now);
                });
    }

    private void observe(Deployment d, DeploymentFacts facts) {
        books.bill(d);
        RemoteDeployment remote = facts.remote();
        if (remote != null) {
            books.looked(d, true);
        }
        d.providerState = remote == null ? null : remote.state();
        d.providerMessage = remote == null ? null : remote.message();
        d.readyReplicas =
                remote == null || remote.readyReplicas() == null ? 0 : remote.readyReplicas();
    }

    private Runnable change(Deployment seen, BiConsumer<Deployment, Instant> change) {
        return () -> {
            Deployment d = Fresh.same(store.findById(seen.id), seen);
            DeploymentState before = d.state;
            change.accept(d, database.now());
            transitions.save(d);
            if (d.state != before) {
                models.wake(models.get(d.modelId));
            }
        };
    }
}
