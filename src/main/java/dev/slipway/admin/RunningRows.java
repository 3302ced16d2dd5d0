package dev.slipway.admin;

import dev.slipway.cost.Burning;
import dev.slipway.cost.Costs;
import dev.slipway.deployment.Deployment;
import dev.slipway.deployment.DeploymentActions;
import dev.slipway.deployment.DeploymentState;
import dev.slipway.deployment.DeploymentView;
import dev.slipway.deployment.Lease;
import dev.slipway.lifecycle.Tx;
import dev.slipway.model.Models;
import dev.slipway.platform.ProjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What costs money now, or sleeps: GPUs with their owners and leases, trainings. */
@ApplicationScoped
class RunningRows {
    private final DeploymentActions deployments;
    private final Models models;
    private final Clock clock;

    RunningRows(DeploymentActions deployments, Models models, Clock clock) {
        this.deployments = deployments;
        this.models = models;
        this.clock = clock;
    }

    List<CostSheet.Running> of(ProjectId project, Costs.Sums sums, KeyNames names) {
        Instant now = clock.instant();
        return Stream.concat(
                        deployments.standing(project).stream()
                                .map(
                                        d ->
                                                gpu(
                                                        project,
                                                        d,
                                                        sums.bySubject().get(d.id()),
                                                        names,
                                                        now)),
                        sums.burning().stream()
                                .filter(it -> !it.metered())
                                .map(RunningRows::training))
                .toList();
    }

    private CostSheet.Running gpu(
            ProjectId project, DeploymentView d, BigDecimal cost, KeyNames names, Instant now) {
        Lease lease = d.lease();
        boolean serves = d.state().serves();
        return new CostSheet.Running(
                d.id(),
                Tx.call(() -> models.get(project, d.modelId())).name(),
                "/admin/models/" + d.modelId(),
                Badge.of(d.state()),
                lease == null ? Figures.UNKNOWN : names.in(lease.owner()),
                "%d of %d to %d".formatted(d.readyReplicas(), d.minReplicas(), d.maxReplicas()),
                Figures.usdPerHour(d.usdPerHour()),
                lease == null ? null : Moment.of(lease.lastTrafficAt(), now),
                lease == null ? null : Moment.of(lease.until(), now),
                idle(d),
                serves && d.wish() == null && lease != null && lease.until() != null,
                d.wish() != Deployment.Wish.STOP
                        && (serves || d.state() == DeploymentState.STARTING),
                d.state() == DeploymentState.STOPPED && d.wish() == null,
                Figures.usd(cost == null ? BigDecimal.ZERO : cost));
    }

    private static String idle(DeploymentView d) {
        if (d.wish() != null) {
            return Badge.words(d.wish().name()) + " is on its way";
        }
        Lease lease = d.lease();
        if (lease == null || !d.state().serves()) {
            return d.reason();
        }
        return lease.idleTimeout().isZero() ? "may idle without end" : null;
    }

    private static CostSheet.Running training(Burning it) {
        return new CostSheet.Running(
                it.subject(),
                it.subject(),
                "/admin/fine-tunes/" + it.subject(),
                new Badge("busy", "Training", "busy"),
                Figures.UNKNOWN,
                Figures.UNKNOWN,
                Figures.UNKNOWN,
                null,
                null,
                "bound by its estimate",
                false,
                false,
                false,
                Figures.usd(it.dueUsd()));
    }
}
