package dev.slipway.deployment;

import dev.slipway.cost.Burning;
import dev.slipway.cost.Spender;
import dev.slipway.lifecycle.EachOne;
import dev.slipway.lifecycle.Tx;
import dev.slipway.platform.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** GPUs as something that costs money and can be stopped. */
@ApplicationScoped
class RunningGpus implements Spender {
    private final GuardRows rows;
    private final DeploymentStore store;
    private final Deployments deployments;
    private final Leases leases;
    private final GpuStop stop;

    RunningGpus(
            GuardRows rows,
            DeploymentStore store,
            Deployments deployments,
            Leases leases,
            GpuStop stop) {
        this.rows = rows;
        this.store = store;
        this.deployments = deployments;
        this.leases = leases;
        this.stop = stop;
    }

    @Override
    public List<Burning> burning(Instant now) {
        List<String> ids = rows.maySpend();
        try {
            return ids.isEmpty() ? List.of() : burning(ids, now);
        } catch (RuntimeException e) {
            // One row that cannot be read is no reason to stop none of the others.
            EachOne each = new EachOne();
            List<Burning> readable = new ArrayList<>();
            ids.forEach(id -> each.run(id, () -> readable.addAll(burning(List.of(id), now))));
            return readable;
        }
    }

    private List<Burning> burning(List<String> ids, Instant now) {
        return Tx.call(
                () ->
                        store.list("id in ?1 order by id", ids).stream()
                                .map(d -> burning(d, now))
                                .toList());
    }

    private static Burning burning(Deployment d, Instant now) {
        return new Burning(
                d.project(),
                d.id,
                "serving",
                Money.usdPerHour(d),
                Money.since(d, d.billedUntil == null ? now : d.billedUntil, now),
                true);
    }

    @Override
    public void stop(List<Burning> what, String why, Actor by) {
        stop.all(what.stream().map(Burning::subject).toList(), id -> wish(id, why, by), why);
    }

    /**
     * Once: repeated, it would wake the work item every few seconds. What is still being created
     * has no replicas to be stopped later; its scale-up waits for money, and a wish would outlast
     * that.
     */
    private void wish(String id, String why, Actor by) {
        Deployment d = store.findById(id);
        if (d != null
                && d.wish != Deployment.Wish.STOP
                && d.state != DeploymentState.STOPPING
                && d.state != DeploymentState.CREATING) {
            deployments.want(id, Deployment.Wish.STOP, by, why);
            leases.stoppedForBudget(id);
        }
    }
}
