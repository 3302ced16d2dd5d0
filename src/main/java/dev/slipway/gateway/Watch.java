package dev.slipway.gateway;

import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * Fires once, when an upstream has been silent for too long or the whole call's time is up. Silence
 * does not count while we are the ones who do not listen.
 */
final class Watch {
    private final Vertx vertx;
    private final Duration idle;
    private final Deadline deadline;
    private final Runnable expired;
    private Deadline silence;
    private boolean held;
    private boolean stopped;
    private long timer;

    Watch(Vertx vertx, Duration idle, Deadline deadline, Runnable expired) {
        this.vertx = vertx;
        this.idle = idle;
        this.deadline = deadline;
        this.expired = expired;
    }

    void start() {
        heard();
        arm();
    }

    void heard() {
        silence = Deadline.in(idle);
    }

    void hold() {
        held = true;
    }

    void release() {
        held = false;
        heard();
    }

    void stop() {
        stopped = true;
        vertx.cancelTimer(timer);
    }

    private void arm() {
        long silent = held ? idle.toMillis() : silence.millisLeft();
        timer = vertx.setTimer(Math.min(silent, deadline.millisLeft()), fired -> look());
    }

    private void look() {
        if (stopped) {
            return;
        }
        if (deadline.over() || !held && silence.over()) {
            stopped = true;
            expired.run();
        } else {
            arm();
        }
    }
}
