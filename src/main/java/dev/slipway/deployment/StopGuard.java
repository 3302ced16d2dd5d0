package dev.slipway.deployment;

import dev.slipway.lifecycle.DatabaseFacts;
import dev.slipway.lifecycle.Duty;
import dev.slipway.lifecycle.EachOne;
import dev.slipway.lifecycle.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/**
 * Stops what its own work item does not: one that is parked, held by a worker that hangs, or
 * refused by the provider. What does not stop is said with its price.
 */
@ApplicationScoped
class StopGuard implements Duty {
    private static final Duration EVERY = Duration.ofSeconds(20);

    /** What a work item gets for doing it itself, back-off included. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final GuardRows rows;
    private final DeploymentStore store;
    private final GpuStop stop;
    private final StillBilling alarm;
    private final DatabaseFacts database;

    StopGuard(
            GuardRows rows,
            DeploymentStore store,
            GpuStop stop,
            StillBilling alarm,
            DatabaseFacts database) {
        this.rows = rows;
        this.store = store;
        this.stop = stop;
        this.alarm = alarm;
        this.database = database;
    }

    @Override
    public String name() {
        return "stop-guard";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public void run() {
        // This database may be a copy, and the GPUs another installation's.
        if (database.safeMode()) {
            return;
        }
        EachOne each = new EachOne();
        List<String> stuck = rows.stuck(database.now(), PATIENCE);
        if (!stuck.isEmpty()) {
            each.run(
                    "stopping",
                    () -> stop.all(stuck, "it was to stop and its work item did not do it"));
        }
        for (String id : rows.unwatched()) {
            each.run(id, () -> alarm.unwatched(Tx.call(() -> store.findById(id))));
        }
        each.raise();
    }
}
