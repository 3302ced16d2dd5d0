package dev.slipway.release;

import dev.slipway.deployment.Deployment;
import dev.slipway.evaluation.Evaluation;
import dev.slipway.lifecycle.Claim;
import dev.slipway.lifecycle.Tx;
import dev.slipway.lifecycle.WorkFacts;
import dev.slipway.lifecycle.WorkItems;
import dev.slipway.model.CustomModel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Knows whether a model waits for work that was given up, its own or what it waits for. */
@ApplicationScoped
class Stuck {
    private final WorkItems items;
    private final WorkFacts facts;

    Stuck(WorkItems items, WorkFacts facts) {
        this.items = items;
        this.facts = facts;
    }

    boolean any(CustomModel model) {
        return work(model).stream()
                .flatMap(key -> facts.of(model.project(), key.kind(), key.subject()).stream())
                .anyMatch(WorkFacts.Waiting::needsPerson);
    }

    /**
     * A person asks for another try.
     *
     * @return false when nothing of it was given up
     */
    boolean revive(CustomModel model) {
        return Tx.call(
                () ->
                        work(model).stream()
                                        .filter(key -> items.revive(key.kind(), key.subject()))
                                        .count()
                                > 0);
    }

    private static List<Claim.Key> work(CustomModel model) {
        List<Claim.Key> all = new ArrayList<>();
        all.add(new Claim.Key(CustomModel.KIND, model.id));
        if (model.deploymentId != null) {
            all.add(new Claim.Key(Deployment.KIND, model.deploymentId));
        }
        if (model.evaluationId != null) {
            all.add(new Claim.Key(Evaluation.KIND, model.evaluationId));
        }
        return all;
    }
}
