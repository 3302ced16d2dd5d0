package dev.slipway.deployment;

import dev.slipway.lifecycle.DatabaseStart;
import dev.slipway.lifecycle.EngineConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Takes what this process saw of traffic to the database, in one statement a round. Each replica
 * does so for itself; while the database is away it goes on collecting.
 */
@ApplicationScoped
class TrafficNotes implements DatabaseStart.AfterMigration {
    private static final Logger LOG = Logger.getLogger(TrafficNotes.class);

    private final Activity activity;
    private final Leases leases;
    private final WakeOnDemand wake;
    private final DeploymentConfig config;
    private final EngineConfig engine;
    private final Map<String, Long> used = new HashMap<>();
    private final Set<String> wanted = new HashSet<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("slipway-traffic").daemon().factory());

    TrafficNotes(
            Activity activity,
            Leases leases,
            WakeOnDemand wake,
            DeploymentConfig config,
            EngineConfig engine) {
        this.activity = activity;
        this.leases = leases;
        this.wake = wake;
        this.config = config;
        this.engine = engine;
    }

    @Override
    public void prepare() {
        if (engine.autoStart()) {
            long every = config.trafficEvery().toMillis();
            thread.scheduleWithFixedDelay(this::quietly, every, every, TimeUnit.MILLISECONDS);
        }
    }

    private void quietly() {
        try {
            write();
        } catch (RuntimeException e) {
            LOG.debugf("Traffic is noted later: %s", e.toString());
        }
    }

    synchronized void write() {
        Activity.Seen seen = activity.drain();
        seen.used().forEach((name, at) -> used.merge(name, at, TrafficNotes::later));
        wanted.addAll(seen.wanted());
        if (!used.isEmpty()) {
            long now = System.nanoTime();
            leases.traffic(
                    used.entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            Map.Entry::getKey,
                                            e -> Duration.ofNanos(now - e.getValue()))));
            used.clear();
        }
        if (!wanted.isEmpty()) {
            wake.wake(wanted);
            wanted.clear();
        }
    }

    /** Such stamps may overflow and are compared by their difference only. */
    private static Long later(Long one, Long other) {
        return one - other > 0 ? one : other;
    }
}
