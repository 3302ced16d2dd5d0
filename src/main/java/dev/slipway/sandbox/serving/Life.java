package dev.slipway.sandbox.serving;

import dev.slipway.sandbox.clock.Phase;
import dev.slipway.sandbox.clock.Timeline;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.FaultKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How deployments start, scale and stop. */
final class Life {
    static final String STOPPED = "DEPLOYMENT_STATE_STOPPED";
    static final String FAILED = "DEPLOYMENT_STATE_FAILED";
    private static final String PROVISIONING = "DEPLOYMENT_STATE_PROVISIONING";
    private static final String SCALING = "DEPLOYMENT_STATE_SCALING";
    private static final String READY = "DEPLOYMENT_STATE_READY";
    private static final String DEGRADED = "DEPLOYMENT_STATE_DEGRADED";
    private static final String STOPPING = "DEPLOYMENT_STATE_STOPPING";

    private static final Duration PROVISION = Duration.ofMinutes(3);
    private static final Duration START = Duration.ofMinutes(8);
    private static final Duration SCALE_UP = Duration.ofMinutes(4);
    private static final Duration STOP = Duration.ofMinutes(1);

    private Life() {}

    static Timeline begin(Instant at, int replicas, FaultKind fate) {
        Timeline none = new Timeline(List.of());
        return replicas == 0
                ? none.then(new Phase(at, STOPPED, "Deployment is stopped", 0))
                : start(none, at, replicas, fate);
    }

    private static Timeline start(Timeline before, Instant at, int replicas, FaultKind fate) {
        Timeline begun = before.then(new Phase(at, PROVISIONING, "Provisioning replicas", 0));
        if (fate == FaultKind.NO_CAPACITY) {
            String why = "Cannot place replicas: insufficient GPU capacity";
            return begun.then(new Phase(at.plus(PROVISION), DEGRADED, why, 0));
        }
        Timeline placed =
                begun.then(new Phase(at.plus(PROVISION), SCALING, "Starting replicas", 0));
        return fate == FaultKind.DEPLOYMENT_FAILS
                ? broken(placed, at.plus(START), "Timed out waiting for readiness")
                : placed.then(ready(at.plus(START), replicas));
    }

    static Timeline broken(Timeline before, Instant at, String why) {
        return before.then(new Phase(at, FAILED, why, 0));
    }

    private static Phase ready(Instant at, int replicas) {
        return new Phase(at, READY, "Deployment is ready", replicas);
    }

    /** Refuses what the provider refuses, before anything is recorded. */
    static void check(Deployment deployment, int replicas, Instant now) {
        Phase phase = deployment.at(now);
        if (replicas > 0 && phase.is(FAILED)) {
            throw ApiException.badRequest(
                    "the deployment is in a terminal FAILED state and cannot be restarted;"
                            + " create a new deployment");
        }
        if (replicas > 0 && phase.is(STOPPING)) {
            throw ApiException.badRequest(
                    "the deployment must be stopped before it can be restarted");
        }
    }

    /**
     * The life after the bounds were set to {@code replicas} at {@code at}.
     *
     * @param fate meets what was made without replicas when it starts for the first time
     */
    static Timeline scaled(Timeline timeline, Instant at, int replicas, FaultKind fate) {
        Phase phase = timeline.at(at);
        Timeline past = timeline.cutAt(at);
        if (replicas == 0) {
            return phase.is(STOPPED) || phase.is(STOPPING) || phase.is(FAILED)
                    ? timeline
                    : past.then(new Phase(at, STOPPING, "Stopping replicas", 0))
                            .then(new Phase(at.plus(STOP), STOPPED, "Deployment is stopped", 0));
        }
        if (phase.is(STOPPED)) {
            return start(past, at, replicas, timeline.phases().size() == 1 ? fate : null);
        }
        if (phase.ready() == 0) {
            return withReplicas(timeline, at, replicas);
        }
        if (replicas <= phase.ready()) {
            return past.then(ready(at, replicas));
        }
        return past.then(new Phase(at, SCALING, "Starting replicas", phase.ready()))
                .then(ready(at.plus(SCALE_UP), replicas));
    }

    /** Not ready yet: more or fewer replicas will be ready at the time already planned. */
    private static Timeline withReplicas(Timeline timeline, Instant at, int replicas) {
        return new Timeline(
                timeline.phases().stream()
                        .map(
                                phase ->
                                        phase.ready() > 0 && phase.from().isAfter(at)
                                                ? ready(phase.from(), replicas)
                                                : phase)
                        .toList());
    }
}
