package dev.slipway.admin;

import dev.slipway.cost.Ledger;
import dev.slipway.deployment.Deployment;
import dev.slipway.deployment.DeploymentView;
import dev.slipway.deployment.Deployments;
import dev.slipway.lifecycle.Tx;
import dev.slipway.model.CustomModel;
import dev.slipway.model.Models;
import dev.slipway.routing.Routes;
import dev.slipway.routing.Weight;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a model's page shows of GPUs and traffic. */
@ApplicationScoped
class ServingParts {
    private static final int VERSIONS = 20;

    private final Models models;
    private final Deployments deployments;
    private final Routes routes;
    private final Ledger ledger;

    ServingParts(Models models, Deployments deployments, Routes routes, Ledger ledger) {
        this.models = models;
        this.deployments = deployments;
        this.routes = routes;
        this.ledger = ledger;
    }

    /** Null for a model that has none. */
    DeploymentView deployment(CustomModel model) {
        return deployments.find(model.deploymentId).map(DeploymentView::of).orElse(null);
    }

    /** All that the model ever had, oldest first. */
    List<Deployment> generations(CustomModel model) {
        return deployments.ofModel(model.id);
    }

    DeploymentSheet sheet(DeploymentView d) {
        return new DeploymentSheet(
                Badge.of(d.state()),
                d.reason(),
                List.of(
                        Fact.text("Provider status", d.providerState()),
                        Fact.text("Provider message", d.providerMessage()),
                        Fact.text(
                                "Replicas",
                                "%d ready, %d to %d"
                                        .formatted(
                                                d.readyReplicas(),
                                                d.minReplicas(),
                                                d.maxReplicas())),
                        Fact.text("Price", Figures.usdPerHour(d.usdPerHour())),
                        Fact.text("Cost so far", Figures.usd(Tx.call(() -> ledger.of(d.id())))),
                        Fact.text("Hardware", d.hardware()),
                        Fact.text("Number", d.generation()),
                        Fact.text("Inference name", d.endpointName()),
                        Fact.id("Endpoint", d.endpointId()),
                        Fact.id("Provider's deployment", d.externalId()),
                        Fact.id("Deployment", d.id())));
    }

    /** The newest, this one and those with traffic; newest first. */
    List<ModelSheet.Share> versions(CustomModel model) {
        Map<String, Integer> weights =
                standing(model).map(Routes.Standing::targets).orElse(List.of()).stream()
                        .collect(Collectors.toMap(Weight::modelId, Weight::weight));
        return Tx.call(() -> newest(model, weights.keySet())).stream()
                .map(
                        m ->
                                new ModelSheet.Share(
                                        m.id,
                                        m.modelVersion,
                                        Badge.of(m.stage),
                                        weights.get(m.id),
                                        m.id.equals(model.id)))
                .toList();
    }

    private List<CustomModel> newest(CustomModel model, Set<String> serving) {
        List<CustomModel> shown =
                new ArrayList<>(models.page(model.project(), model.alias, null, VERSIONS));
        Set<String> missing = new TreeSet<>(serving);
        missing.add(model.id);
        shown.forEach(m -> missing.remove(m.id));
        missing.forEach(id -> shown.add(models.get(model.project(), id)));
        shown.sort(Comparator.comparingInt((CustomModel m) -> m.modelVersion).reversed());
        return shown;
    }

    ActionText text(CustomModel model, DeploymentView deployment) {
        Optional<Routes.Standing> standing = standing(model);
        BigDecimal price = deployment == null ? null : deployment.usdPerHour();
        return new ActionText(
                model,
                standing.map(Routes.Standing::live).map(id -> name(model, id)).orElse(null),
                standing.map(Routes.Standing::previous).map(id -> name(model, id)).orElse(null),
                price);
    }

    private String name(CustomModel model, String id) {
        return Tx.call(() -> models.get(model.project(), id)).name();
    }

    private Optional<Routes.Standing> standing(CustomModel model) {
        return Tx.call(() -> routes.standing(model.project(), model.alias));
    }
}
