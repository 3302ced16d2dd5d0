package dev.slipway.lifecycle;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.quartz.SchedulerException;

/**
 * What runs beside the work loop: the listener for signals, Quartz, the tick for overdue duties,
 * and the chores of this process.
 */
@ApplicationScoped
class EngineThreads {
    private static final Logger LOG = Logger.getLogger(EngineThreads.class);
    private static final long DUTY_TICK_MS = 1000;

    private final Signals signals;
    private final WorkLoop loop;
    private final Duties duties;
    private final DutyBell bell;
    private final List<Chore> chores;
    private volatile boolean stopped;

    EngineThreads(
            Signals signals, WorkLoop loop, Duties duties, DutyBell bell, @All List<Chore> chores) {
        this.chores = chores;
        this.signals = signals;
        this.loop = loop;
        this.duties = duties;
        this.bell = bell;
    }

    void start(ScheduledExecutorService timer) {
        signals.on(WorkItems.CHANNEL, loop::hint);
        Thread.ofPlatform().name("slipway-listen").daemon().start(this::listen);
        timer.scheduleWithFixedDelay(this::tick, DUTY_TICK_MS, DUTY_TICK_MS, TimeUnit.MILLISECONDS);
        chores.forEach(
                chore -> Thread.ofVirtual().name("slipway-chore").start(() -> repeat(chore)));
        try {
            bell.hang();
        } catch (SchedulerException | RuntimeException e) {
            LOG.warn("Quartz did not start; overdue duties run by the local tick", e);
        }
    }

    void stop() {
        stopped = true;
        signals.stop();
        bell.take();
    }

    private void tick() {
        try {
            duties.startOverdue();
        } catch (RuntimeException | Error e) {
            // Errors, too, or the timer never rings again.
            LOG.warnf("Duties not looked at: %s", e);
        }
    }

    private void repeat(Chore chore) {
        while (!stopped) {
            try {
                chore.run();
            } catch (RuntimeException e) {
                LOG.warnf("%s: %s", chore.getClass().getSimpleName(), e.toString());
            }
            LockSupport.parkNanos(chore.every().toNanos());
        }
    }

    private void listen() {
        while (!stopped) {
            try {
                signals.listen();
            } catch (SQLException | RuntimeException e) {
                LOG.debugf("Listening again soon: %s", e.toString());
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            }
        }
    }
}
