package dev.slipway.deployment;

import dev.slipway.lifecycle.DatabaseFacts;
import dev.slipway.lifecycle.Duty;
import dev.slipway.lifecycle.EachOne;
import dev.slipway.lifecycle.Tx;
import dev.slipway.model.Models;
import dev.slipway.platform.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Stops what has served nobody for as long as its plan allows. */
@ApplicationScoped
class IdleGuard implements Duty {
    static final Actor GUARD = new Actor("guard:idle");
    static final String NAME = "idle-guard";

    private static final Logger LOG = Logger.getLogger(IdleGuard.class);
    private static final Duration EVERY = Duration.ofSeconds(15);

    /** Requests may have come while no replica could note them. */
    private static final Duration GAP = EVERY.multipliedBy(4);

    private static final Duration GRACE = Duration.ofMinutes(2);

    private final GuardRows rows;
    private final Leases leases;
    private final Deployments deployments;
    private final Kept kept;
    private final DatabaseFacts database;

    IdleGuard(
            GuardRows rows,
            Leases leases,
            Deployments deployments,
            Kept kept,
            DatabaseFacts database) {
        this.rows = rows;
        this.leases = leases;
        this.deployments = deployments;
        this.kept = kept;
        this.database = database;
    }

    /** The records that it reads. */
    @Singleton
    record Kept(DeploymentStore store, Models models) {}

    @Override
    public String name() {
        return NAME;
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
        Instant now = database.now();
        if (rows.lastRun(NAME).filter(last -> last.isAfter(now.minus(GAP))).isEmpty()) {
            leases.noneEndsBefore(now.plus(GRACE));
        }
        // One that goes wrong keeps no other from being stopped; workers change records meanwhile.
        EachOne each = new EachOne();
        rows.withoutLease().forEach(id -> each.run(id, () -> Tx.runAgain(() -> begin(id))));
        rows.idle(now).forEach(id -> each.run(id, () -> Tx.runAgain(() -> end(id, now))));
        each.raise();
    }

    private void begin(String id) {
        Deployment d = kept.store().findById(id);
        leases.begin(id, IdleTime.of(kept.models().get(d.modelId)));
    }

    private void end(String id, Instant now) {
        if (leases.end(id, now)) {
            String why = why(kept.store().findById(id), leases.find(id).orElseThrow());
            LOG.infof("%s: %s", id, why);
            deployments.want(id, Deployment.Wish.STOP, GUARD, why);
        }
    }

    private static String why(Deployment d, Lease lease) {
        return "idle: %s; stopping it saves %s"
                .formatted(
                        lease.lastTrafficAt() == null
                                ? "no request since it was ready"
                                : "the last request was at " + lease.lastTrafficAt(),
                        Money.perHourInWords(d));
    }
}
