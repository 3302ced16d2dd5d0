package dev.slipway.lifecycle;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Starts the engine's threads once the database is ready, and stops them in order. */
@ApplicationScoped
class Engine {
    private static final Logger LOG = Logger.getLogger(Engine.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final DatabaseStart database;
    private final WorkLoop loop;
    private final LeaseKeeper leases;
    private final EngineThreads threads;
    private final EngineConfig config;
    private final ScheduledExecutorService timer =
            Executors.newScheduledThreadPool(
                    2, Thread.ofPlatform().name("slipway-timer-", 0).daemon().factory());
    private volatile boolean stopped;

    Engine(
            DatabaseStart database,
            WorkLoop loop,
            LeaseKeeper leases,
            EngineThreads threads,
            EngineConfig config) {
        this.database = database;
        this.loop = loop;
        this.leases = leases;
        this.threads = threads;
        this.config = config;
    }

    void start(@Observes @Priority(100) StartupEvent event) {
        if (config.autoStart()) {
            Thread.ofPlatform().name("slipway-start").daemon().start(this::untilReady);
        } else {
            database.prepare();
        }
    }

    private void untilReady() {
        while (!stopped) {
            try {
                if (database.prepare()) {
                    run();
                }
                return;
            } catch (RuntimeException e) {
                LOG.warnf("The database is not ready: %s", rootMessage(e));
                java.util.concurrent.locks.LockSupport.parkNanos(RETRY.toNanos());
            }
        }
    }

    private void run() {
        long renew = config.renewEvery().toMillis();
        timer.scheduleWithFixedDelay(leases::renew, renew, renew, TimeUnit.MILLISECONDS);
        threads.start(timer);
        Thread.ofPlatform().name("slipway-work").daemon().start(loop::loop);
    }

    void stop(@Observes @Priority(10) ShutdownDelayInitiatedEvent event) {
        stopNow();
    }

    void stop(@Observes @Priority(10) ShutdownEvent event) {
        stopNow();
    }

    private void stopNow() {
        if (!stopped) {
            stopped = true;
            threads.stop();
            loop.stop();
            timer.shutdownNow();
        }
    }

    private static String rootMessage(Throwable t) {
        Throwable root = t;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString();
    }
}
