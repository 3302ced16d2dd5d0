package dev.slipway.deployment;

import dev.slipway.lifecycle.DatabaseFacts;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.lifecycle.Tx;
import dev.slipway.lifecycle.WorkItems;
import dev.slipway.model.CustomModel;
import dev.slipway.model.ReleasePlan;
import dev.slipway.platform.Actor;
import dev.slipway.platform.Ids;
import dev.slipway.platform.ProjectId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Front door: asks for GPUs and for what is to become of them; the worker does it. */
@ApplicationScoped
public class Deployments {
    private final DeploymentStore store;
    private final Transitions transitions;
    private final WorkItems items;
    private final Leases leases;
    private final Ids ids;
    private final DatabaseFacts database;

    Deployments(
            DeploymentStore store,
            Transitions transitions,
            Rows rows,
            Ids ids,
            DatabaseFacts database) {
        this.store = store;
        this.transitions = transitions;
        this.items = rows.items();
        this.leases = rows.leases();
        this.ids = ids;
        this.database = database;
    }

    /** What stands beside each record. */
    @Singleton
    record Rows(WorkItems items, Leases leases) {}

    /** A deployment of the next generation, in the running transaction. */
    public Deployment request(CustomModel model, Actor by) {
        ReleasePlan.Deploy plan = model.plan().deploy();
        Deployment deployment = new Deployment();
        deployment.id = ids.next("dep");
        deployment.projectId = model.projectId;
        deployment.modelId = model.id;
        deployment.generation = store.ofModel(model.id).size() + 1;
        deployment.apiGeneration = model.apiGeneration;
        boolean bound = model.boundAdapter();
        deployment.togetherModelId = bound ? model.weights.baseModelId : model.togetherModelId;
        deployment.adapter = bound ? model.togetherModelId : null;
        deployment.hardware = plan.hardware();
        deployment.minReplicas = plan.minReplicas();
        deployment.maxReplicas = plan.maxReplicas();
        deployment.metric = plan.metric();
        deployment.target = plan.target();
        deployment.born(DeploymentState.PLANNED, "wanted by " + model.name(), by, database.now());
        store.persist(deployment);
        transitions.save(deployment);
        items.enqueue(Deployment.KIND, deployment.id, deployment.project());
        return deployment;
    }

    /** The deployments a model ever had, oldest first. */
    public List<Deployment> ofModel(String modelId) {
        return Tx.call(() -> store.ofModel(modelId));
    }

    /** How often deployments of this model have failed since then, deleted ones, too. */
    public int failures(String modelId, Instant since) {
        return (int)
                ofModel(modelId).stream()
                        .flatMap(d -> transitions.of(d.projectId, d.id).stream())
                        .filter(row -> row.to().equals(DeploymentState.FAILED.name()))
                        .filter(row -> row.at().isAfter(since))
                        .count();
    }

    public Optional<Deployment> find(String id) {
        return id == null ? Optional.empty() : Tx.call(() -> store.findByIdOptional(id));
    }

    /**
     * Notes what is wanted, in the running transaction. Wanting it twice is wanting it once, but a
     * person's word is newer than the one before; what is to be deleted is not wanted back.
     */
    public void want(String id, Deployment.Wish wish, Actor by) {
        want(id, wish, by, null);
    }

    /** As {@link #want(String, Deployment.Wish, Actor)}, with the reason for the history. */
    public void want(String id, Deployment.Wish wish, Actor by, String why) {
        Deployment deployment = store.findById(id);
        if (deployment != null
                && !deployment.state.terminal()
                && (deployment.wish != Deployment.Wish.DELETE || wish == Deployment.Wish.DELETE)) {
            if (!by.equals(IdleGuard.GUARD)) {
                // Whatever becomes of it now, it is no longer the idle guard's stop.
                leases.stoppedForNothing(id);
            }
            boolean changes = deployment.wish != wish;
            if (changes || by.person()) {
                deployment.wish = wish;
                deployment.wishAt = database.now();
                deployment.wishBy = by.name();
                deployment.wishReason = why;
            }
            items.enqueue(Deployment.KIND, id, deployment.project());
        }
    }

    /** Lets the worker look at it, also when it was parked. */
    void look(Deployment deployment) {
        items.enqueue(Deployment.KIND, deployment.id, deployment.project());
    }

    /** Whether its work item needed a person, and begins anew now. */
    boolean revive(Deployment deployment) {
        return items.revive(Deployment.KIND, deployment.id);
    }

    /** All that are not deleted: what may cost money, or can be started again. */
    public List<DeploymentView> standing(ProjectId project) {
        return Tx.call(() -> store.standing(project).stream().map(DeploymentView::of).toList());
    }
}
